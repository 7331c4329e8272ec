using System.Net.Sockets;

namespace SocialRec.Benchmarks.Load;

/// <summary>A <see cref="HttpConnection"/> that is made anew where the server has closed it.</summary>
/// <param name="port">The server's port.</param>
/// <param name="bytes">Of its buffer at first.</param>
public sealed class LastingConnection(int port, int bytes = 64 * 1024) : IDisposable
{
    /// <summary>What stands for the status of a request without an answer.</summary>
    public const int NoAnswer = 0;

    private HttpConnection? _connection;

    /// <inheritdoc cref="HttpConnection.Body"/>
    public ReadOnlyMemory<byte> Body => _connection?.Body ?? default;

    /// <inheritdoc cref="HttpConnection.AsksToRetryLater"/>
    public bool AsksToRetryLater => _connection is { AsksToRetryLater: true };

    /// <summary>Connects, unless it is connected.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null)
            return;
        HttpConnection connection = new(bytes);
        await connection.ConnectAsync(port, cancellationToken);
        _connection = connection;
    }

    /// <summary>Sends a request and reads its response.</summary>
    /// <returns>The status code, or <see cref="NoAnswer"/>.</returns>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync(cancellationToken);
            return await _connection!.SendAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            _connection?.Dispose();
            _connection = null;
            return NoAnswer;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();
}
