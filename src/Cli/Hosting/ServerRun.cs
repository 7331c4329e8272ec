using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SocialRec.Cli.Hosting;

/// <summary>Starts a server, says so, and stays until it is told to stop.</summary>
internal static class ServerRun
{
    /// <summary>Runs a server.</summary>
    /// <param name="app">The server.</param>
    /// <param name="started">What to do once it listens, given its address.</param>
    /// <param name="cancellation">Stops it, as Ctrl+C and SIGTERM do.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(WebApplication app, Func<Uri, CancellationToken, Task> started, CancellationToken cancellation)
    {
        await using (app)
        {
            StartPhase start = app.Services.GetRequiredService<StartPhase>();
            CancellationToken stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
            try
            {
                await app.StartAsync(cancellation);
                start.IsOver = true;
                await started(Address(app), either.Token);
                await app.WaitForShutdownAsync(cancellation);
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
                await StopAsync(app, start);
            }
            catch
            {
                // Disposing alone would pull the services from under what has started by now, and each part would complain of that.
                await StopAsync(app, start);
                throw;
            }
        }

        return ExitCode.Success;
    }

    private static async Task StopAsync(WebApplication app, StartPhase start)
    {
        try
        {
            await app.StopAsync(CancellationToken.None);
        }
        catch (InvalidOperationException) when (!start.IsOver)
        {
            // Orleans refuses to stop a silo that has not come to run; why it has not is what is to be told.
        }
    }

    private static Uri Address(WebApplication app)
    {
        IServerAddressesFeature? addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        var uri = new Uri(addresses!.Addresses.First());
        string host = uri.Host is "localhost" or "0.0.0.0" or "[::]" ? "127.0.0.1" : uri.Host;
        return new UriBuilder(uri.Scheme, host, uri.Port).Uri;
    }
}
