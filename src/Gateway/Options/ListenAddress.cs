using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SocialRec.Gateway.Options;

/// <summary>Where the gateway listens.</summary>
/// <param name="Host"><c>localhost</c> for loopback, or an IP address; <c>0.0.0.0</c> and <c>::</c> stand for every interface.</param>
/// <param name="Port">A TCP port; 0 for a free one.</param>
public sealed record ListenAddress(string Host, int Port)
{
    /// <summary>The name that stands for loopback.</summary>
    public const string Localhost = "localhost";

    /// <summary>The address to bind; null for both loopback addresses.</summary>
    /// <exception cref="FormatException">The host is neither <c>localhost</c> nor an IP address.</exception>
    public IPAddress? Address => Host == Localhost ? null : IPAddress.Parse(Host);

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Address is null || IPAddress.IsLoopback(Address);

    /// <summary>Has a server listen here.</summary>
    internal void Bind(KestrelServerOptions server)
    {
        if (Address is { } address)
            server.Listen(address, Port);
        else if (Port == 0)
            server.Listen(IPAddress.Loopback, 0);
        else
            server.ListenLocalhost(Port);
    }
}
