namespace SocialRec.Benchmarks.Load;

/// <summary>Sends batches of events as a producer does: each again, with the same ids, until every event of it is kept.</summary>
public static class BatchSender
{
    /// <summary>Sends all.</summary>
    /// <param name="port">The server's port.</param>
    /// <param name="connections">How many batches are under way at a time.</param>
    /// <param name="count">How many batches.</param>
    /// <param name="request">The bytes of the n-th; called from several threads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many had to be sent again.</returns>
    public static async Task<long> SendAsync(int port, int connections, long count, Func<long, byte[]> request, CancellationToken cancellationToken)
    {
        long next = -1, again = 0;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(SendInTurnAsync, cancellationToken)));
        return again;

        async Task SendInTurnAsync()
        {
            using LastingConnection connection = new(port);
            while (Interlocked.Increment(ref next) is long number && number < count)
            {
                byte[] batch = request(number);
                while (await connection.SendAsync(batch, cancellationToken) != 200 || connection.Body.Span.IndexOf("\"rejected\":[]"u8) < 0)
                    Interlocked.Increment(ref again);
            }
        }
    }
}
