using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using SocialRec.Cli.DemoData;
using SocialRec.Cli.Hosting;
using SocialRec.Gateway;
using SocialRec.Gateway.Options;
using SocialRec.Silo;
using SocialRec.WebConsole;

namespace SocialRec.Cli.Verbs;

/// <summary><c>up</c>: everything in one process, with a demo world to try it on.</summary>
internal static class UpVerb
{
    private const string KeyFileName = "api-keys";

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        Option<int> port = ServerOptions.Port();
        Option<string> host = ServerOptions.Host();
        Option<DirectoryInfo> data = ServerOptions.DataDirectory();
        var empty = new Option<bool>("--empty") { Description = "Start without the demo world." };
        var command = new Command("up", "Serve everything in one process: silo, HTTP API, page, and a demo world.") { port, host, data, empty };
        command.SetAction((parsed, cancellation) => RunAsync(
            new ListenAddress(parsed.GetRequiredValue(host), parsed.GetRequiredValue(port)), parsed.GetRequiredValue(data), parsed.GetValue(empty), cancellation));
        return command;
    }

    private static Task<int> RunAsync(ListenAddress listen, DirectoryInfo data, bool empty, CancellationToken cancellation)
    {
        int[] ports = FreePorts.Find(2);
        WebApplicationBuilder builder = ServerBuilder.Create(new()
        {
            ["Storage:DataDirectory"] = data.FullName,
            ["Silo:SiloPort"] = $"{ports[0]}",
            ["Silo:GatewayPort"] = $"{ports[1]}",
            [$"{AccessOptions.SectionName}:{nameof(AccessOptions.KeyFile)}"] = Path.Combine(data.FullName, KeyFileName),
        });
        builder.AddSocialRecSilo();
        string? key = builder.AddGateway(listen);
        WebApplication app = builder.Build();
        app.UseGateway();
        app.MapWebConsole();
        return ServerRun.RunAsync(app, (address, stopping) => StartedAsync(app, address, data, empty, key, stopping), cancellation);
    }

    private static async Task StartedAsync(WebApplication app, Uri address, DirectoryInfo data, bool empty, string? key, CancellationToken stopping)
    {
        TextWriter output = Console.Out;
        if (key is not null)
            KeyNotice.Print(output, key);
        await output.WriteLineAsync($"SocialRec serves at {address} (data in {data.FullName}). Ctrl+C stops it.");
        if (empty)
            return;
        var demo = new DemoLoader(app.Services.GetRequiredService<IGrainFactory>(), TimeProvider.System);
        await demo.LoadAsync(output, stopping);
        Welcome.Print(output, address, demo.World, key);
    }
}
