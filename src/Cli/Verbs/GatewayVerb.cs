using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using SocialRec.Cli.Hosting;
using SocialRec.Gateway;
using SocialRec.Gateway.Options;
using SocialRec.Silo;
using SocialRec.WebConsole;

namespace SocialRec.Cli.Verbs;

/// <summary><c>gateway</c>: the HTTP API in front of a cluster.</summary>
internal static class GatewayVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        Option<int> port = ServerOptions.Port();
        Option<string> host = ServerOptions.Host();
        var command = new Command("gateway", "Run the HTTP API in front of a cluster, as the setting Silo has it (appsettings.json, or the environment: Silo__Clustering=…).") { port, host };
        command.SetAction((parsed, cancellation) => RunAsync(new ListenAddress(parsed.GetRequiredValue(host), parsed.GetRequiredValue(port)), cancellation));
        return command;
    }

    private static Task<int> RunAsync(ListenAddress listen, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = ServerBuilder.Create([]);
        builder.AddSocialRecClient();
        string? key = builder.AddGateway(listen);
        WebApplication app = builder.Build();
        app.UseGateway();
        app.MapWebConsole();
        return ServerRun.RunAsync(
            app,
            async (address, _) =>
            {
                if (key is not null)
                    KeyNotice.Print(Console.Out, key);
                await Console.Out.WriteLineAsync($"SocialRec's gateway serves at {address}.");
            },
            cancellation);
    }
}
