using Microsoft.AspNetCore.Server.Kestrel.Core;
using SocialRec.Gateway.Options;

namespace SocialRec.Gateway.Limits;

/// <summary>What the server itself enforces: sizes and speeds of headers and bodies.</summary>
internal static class ServerLimits
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Sets the limits of the server; endpoints that stream raise the size of theirs.</summary>
    public static void Configure(KestrelServerOptions server, LimitOptions limits)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = limits.MaxJsonBodyBytes;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        server.Limits.MinRequestBodyDataRate = new MinDataRate(limits.MinBodyBytesPerSecond, Grace);
    }
}
