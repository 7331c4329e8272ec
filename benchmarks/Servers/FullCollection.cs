using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace SocialRec.Benchmarks.Servers;

/// <summary>
/// Makes another .NET process collect all its garbage, as dotnet-gcdump does: over its diagnostics port (dotnet/diagnostics, documentation/design-docs/ipc-protocol.md)
/// it is asked to trace with the keyword that begins with a full, blocking collection.
/// </summary>
public static class FullCollection
{
    private const string Magic = "DOTNET_IPC_V1\0", Provider = "Microsoft-Windows-DotNETRuntime";
    private const byte EventPipe = 2, CollectTracing = 2;
    private const uint BufferMegabytes = 16, NetTrace = 1, Informational = 4;
    private const ulong GcHeapCollect = 0x80_0000;
    private const string Gen2 = "gc_heap_generation=\"gen2\"";

    /// <summary>Collects, and reads what is left: the managed heap without the gaps in it, in bytes.</summary>
    public static async Task<long> LiveBytesAsync(ProductServer server, CancellationToken cancellationToken)
    {
        // What a first collection lets finalizers free, a second one takes.
        await CollectAsync(server, cancellationToken);
        await CollectAsync(server, cancellationToken);
        return (long)(await MetricsPage.SumAsync(server.Http, "dotnet_gc_last_collection_heap_size_bytes", cancellationToken)
            - await MetricsPage.SumAsync(server.Http, "dotnet_gc_last_collection_heap_fragmentation_size_bytes", cancellationToken));
    }

    private static async Task CollectAsync(ProductServer server, CancellationToken cancellationToken)
    {
        double before = await MetricsPage.SumAsync(server.Http, "dotnet_gc_collections_total", cancellationToken, Gen2);
        string path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{server.ProcessId}-*-socket").Single();
        using Socket port = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await port.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        await port.SendAsync(Request(), SocketFlags.None, cancellationToken);
        await server.WaitForMetricAsync("dotnet_gc_collections_total", count => count > before, cancellationToken, Gen2);
    }

    private static byte[] Request()
    {
        byte[] provider = Encoding.Unicode.GetBytes(Provider + "\0");
        byte[] request = new byte[Magic.Length + 6 + 12 + 12 + 4 + provider.Length + 4];
        Encoding.ASCII.GetBytes(Magic, request);
        Span<byte> header = request.AsSpan(Magic.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)request.Length);
        (header[2], header[3]) = (EventPipe, CollectTracing);
        Span<byte> body = header[6..];
        BinaryPrimitives.WriteUInt32LittleEndian(body, BufferMegabytes);
        BinaryPrimitives.WriteUInt32LittleEndian(body[4..], NetTrace);
        BinaryPrimitives.WriteUInt32LittleEndian(body[8..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(body[12..], GcHeapCollect);
        BinaryPrimitives.WriteUInt32LittleEndian(body[20..], Informational);
        BinaryPrimitives.WriteUInt32LittleEndian(body[24..], (uint)provider.Length / 2);
        provider.CopyTo(body[28..]);
        return request;
    }
}
