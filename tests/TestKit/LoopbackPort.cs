using System.Net;
using System.Net.Sockets;

namespace SocialRec.TestKit;

/// <summary>TCP ports on the loopback interface that were free a moment ago.</summary>
public static class LoopbackPort
{
    /// <summary>A port nothing listens on. Ask the server itself for port 0 where it can report the port it got; that has no race.</summary>
    public static int Free() => Free(1)[0];

    /// <summary><paramref name="count"/> different ports nothing listens on.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
                listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }
}
