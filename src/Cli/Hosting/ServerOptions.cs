using System.CommandLine;
using System.Net;
using SocialRec.Gateway.Options;

namespace SocialRec.Cli.Hosting;

/// <summary>The options that the verbs which serve share.</summary>
internal static class ServerOptions
{
    private const int DefaultPort = 8080;

    /// <summary>The port.</summary>
    public static Option<int> Port()
    {
        var option = new Option<int>("--port") { Description = "The port of the HTTP API; 0 for a free one.", DefaultValueFactory = _ => DefaultPort };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
                result.AddError($"--port must be {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
        });
        return option;
    }

    /// <summary>The address.</summary>
    public static Option<string> Host()
    {
        var option = new Option<string>("--host")
        {
            Description = "The address to listen on: localhost, or an IP address (0.0.0.0 for all). On any but loopback callers must show an API key; one is made and printed if there is none.",
            DefaultValueFactory = _ => ListenAddress.Localhost,
        };
        option.Validators.Add(result =>
        {
            string? host = result.GetValueOrDefault<string>();
            if (host != ListenAddress.Localhost && !IPAddress.TryParse(host, out _))
                result.AddError("--host must be localhost or an IP address.");
        });
        return option;
    }

    /// <summary>The data directory.</summary>
    public static Option<DirectoryInfo> DataDirectory() =>
        new("--data-dir") { Description = "Where data is kept; made if it is not there.", DefaultValueFactory = _ => new DirectoryInfo(".data") };
}
