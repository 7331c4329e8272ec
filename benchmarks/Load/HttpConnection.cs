using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace SocialRec.Benchmarks.Load;

/// <summary>
/// One keep-alive HTTP/1.1 connection that sends prepared bytes and reads whole responses: as little client as possible, because it shares the cores with the server.
/// Understands <c>Content-Length</c> and chunked bodies. One request at a time.
/// </summary>
/// <param name="bytes">Of its buffer at first, which grows with the answers.</param>
public sealed class HttpConnection(int bytes = 64 * 1024) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[bytes];
    private int _filled;

    /// <summary>The body of the last response; valid until the next request.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Whether the last response had a <c>Retry-After</c>.</summary>
    public bool AsksToRetryLater { get; private set; }

    /// <summary>Connects to a port of this machine.</summary>
    public async Task ConnectAsync(int port, CancellationToken cancellationToken) =>
        await _socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);

    /// <summary>Sends a request and reads its response.</summary>
    /// <param name="request">Head and body, as <see cref="HttpRequestBytes"/> makes them.</param>
    /// <param name="cancellationToken">Ends the wait; the connection is then of no more use.</param>
    /// <returns>The status code.</returns>
    /// <exception cref="IOException">The server closed the connection.</exception>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        for (int sent = 0; sent < request.Length;)
            sent += await _socket.SendAsync(request[sent..], SocketFlags.None, cancellationToken);
        _filled = 0;
        int head;
        while ((head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
            await FillAsync(cancellationToken);
        int body = head + 4;
        int status = StatusOf(_buffer);
        AsksToRetryLater = status >= 400 && _buffer.AsSpan(0, head).IndexOf("\r\nRetry-After: "u8) >= 0;
        int length = ContentLength(_buffer.AsSpan(0, head + 2));
        if (length >= 0)
        {
            while (_filled < body + length)
                await FillAsync(cancellationToken);
            Body = _buffer.AsMemory(body, length);
        }
        else
        {
            await ReadChunksAsync(body, cancellationToken);
        }

        return status;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        int read = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), SocketFlags.None, cancellationToken);
        if (read == 0)
            throw new IOException("The server closed the connection.");
        _filled += read;
    }

    private async ValueTask ReadChunksAsync(int start, CancellationToken cancellationToken)
    {
        int at = start, end = start;
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(at, _filled - at).IndexOf("\r\n"u8)) < 0)
                await FillAsync(cancellationToken);
            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, line), out int size, out _, 'X'))
                throw new IOException("The server sent a chunk without a size.");
            while (_filled < at + line + 2 + size + 2)
                await FillAsync(cancellationToken);
            _buffer.AsSpan(at + line + 2, size).CopyTo(_buffer.AsSpan(end));
            end += size;
            at += line + 2 + size + 2;
            if (size == 0)
                break;
        }

        Body = _buffer.AsMemory(start, end - start);
    }

    private static int StatusOf(ReadOnlySpan<byte> head) =>
        Utf8Parser.TryParse(head[9..12], out int status, out _) ? status : 0;

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        if (StatusOf(head) is 204 or 304)
            return 0;
        ReadOnlySpan<byte> name = "Content-Length: "u8;
        int at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : -1;
    }
}
