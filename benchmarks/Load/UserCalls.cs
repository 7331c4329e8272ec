using System.Diagnostics;
using System.Text.Json;

namespace SocialRec.Benchmarks.Load;

/// <summary>
/// Asks for each of many users once, and looks whether the answer counts all of the user's events. Whoever is turned away with a <c>Retry-After</c>, or loses the connection,
/// asks again after a second; anything else than a right answer in the end is wrong.
/// </summary>
/// <param name="port">The server's port.</param>
/// <param name="users">How many: <c>user-0</c> and so on.</param>
/// <param name="eventsOfEach">How many events each has.</param>
public sealed class UserCalls(int port, int users, int eventsOfEach)
{
    private const int ConnectionBytes = 8 * 1024;
    private const int TooManyRequests = 429, Unavailable = 503;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private int _next = -1;
    private int _wrong;
    private int _turnedAway;
    private int _unanswered;

    /// <summary>How many users were not answered rightly.</summary>
    public int Wrong => _wrong;

    /// <summary>How often somebody was turned away for the moment.</summary>
    public int TurnedAway => _turnedAway;

    /// <summary>How often a connection was lost instead.</summary>
    public int Unanswered => _unanswered;

    /// <summary>From each user's first request to the answer.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>How long it took to answer all.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Asks for all, so many at a time.</summary>
    public async Task RunAsync(int atOnce, CancellationToken cancellationToken)
    {
        LastingConnection[] connections = [.. Enumerable.Range(0, Math.Min(atOnce, users)).Select(_ => new LastingConnection(port, ConnectionBytes))];
        // One after the other, so that the burst is one of requests.
        foreach (LastingConnection connection in connections)
            await connection.ConnectAsync(cancellationToken);
        long start = Stopwatch.GetTimestamp();
        foreach (LatencyHistogram latency in await Task.WhenAll(connections.Select(connection => Task.Run(() => AskInTurnAsync(connection, cancellationToken), cancellationToken))))
            Latency.Add(latency);
        Elapsed = Stopwatch.GetElapsedTime(start);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{users / Elapsed.TotalSeconds,7:N0}/s  p50 {Latency.Quantile(0.5).TotalMilliseconds,7:F1} ms  p99 {Latency.Quantile(0.99).TotalMilliseconds,7:F1} ms"
        + $"  max {Latency.Max.TotalMilliseconds,7:F1} ms; turned away for a second {TurnedAway:N0} times, connections lost {Unanswered:N0}; wrong {Wrong:N0}";

    private async Task<LatencyHistogram> AskInTurnAsync(LastingConnection connection, CancellationToken cancellationToken)
    {
        LatencyHistogram latency = new();
        using LastingConnection own = connection;
        while (Interlocked.Increment(ref _next) is int user && user < users)
        {
            byte[] request = HttpRequestBytes.Get($"/v1/users/user-{user}");
            long asked = Stopwatch.GetTimestamp();
            if (!await IsRightAsync(connection, request, cancellationToken))
                Interlocked.Increment(ref _wrong);
            latency.Record(Stopwatch.GetElapsedTime(asked));
        }

        return latency;
    }

    private async Task<bool> IsRightAsync(LastingConnection connection, byte[] request, CancellationToken cancellationToken)
    {
        while (true)
        {
            int status = await connection.SendAsync(request, cancellationToken);
            bool isLater = status is TooManyRequests or Unavailable && connection.AsksToRetryLater;
            if (status != LastingConnection.NoAnswer && !isLater)
                return status == 200 && EventsOf(connection.Body) == eventsOfEach;
            Interlocked.Increment(ref isLater ? ref _turnedAway : ref _unanswered);
            await Task.Delay(RetryAfter, cancellationToken);
        }
    }

    private static int EventsOf(ReadOnlyMemory<byte> body)
    {
        using JsonDocument answer = JsonDocument.Parse(body);
        return answer.RootElement.GetProperty("event_counts").EnumerateObject().Sum(count => count.Value.GetInt32());
    }
}
