using System.Net;
using System.Net.Sockets;

namespace SocialRec.Cli.Hosting;

/// <summary>Finds loopback ports that nobody uses, for the parts of a silo that only this process reaches.</summary>
internal static class FreePorts
{
    /// <summary>So many different ports that were free a moment ago.</summary>
    public static int[] Find(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        try
        {
            foreach (TcpListener listener in listeners)
                listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (TcpListener listener in listeners)
                listener.Dispose();
        }
    }
}
