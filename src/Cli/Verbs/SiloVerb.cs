using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using SocialRec.Cli.Hosting;
using SocialRec.Gateway;
using SocialRec.Gateway.Options;
using SocialRec.Silo;

namespace SocialRec.Cli.Verbs;

/// <summary><c>silo</c>: one silo of a cluster, with its health and figures on a port of their own.</summary>
internal static class SiloVerb
{
    private const int DefaultPort = 8081;

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var port = new Option<int>("--health-port") { Description = "The port of /health and /metrics; 0 for a free one.", DefaultValueFactory = _ => DefaultPort };
        Option<string> host = ServerOptions.Host();
        host.Description = "The address that /health and /metrics listen on: localhost, or an IP address. They tell no one's data.";
        Option<DirectoryInfo> data = ServerOptions.DataDirectory();
        var command = new Command("silo", "Run one silo of a cluster, as the settings Silo and Storage have it (appsettings.json, or the environment: Silo__Clustering=…).") { port, host, data };
        command.SetAction((parsed, cancellation) => RunAsync(new ListenAddress(parsed.GetRequiredValue(host), parsed.GetRequiredValue(port)), parsed.GetRequiredValue(data), cancellation));
        return command;
    }

    private static Task<int> RunAsync(ListenAddress listen, DirectoryInfo data, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = ServerBuilder.Create(new() { ["Storage:DataDirectory"] = data.FullName });
        builder.AddSocialRecSilo();
        builder.AddProbes(listen);
        WebApplication app = builder.Build();
        app.UseProbes();
        return ServerRun.RunAsync(app, (address, _) => Console.Out.WriteLineAsync($"The silo runs; health at {address}health/ready."), cancellation);
    }
}
