using System.Diagnostics;

namespace SocialRec.Benchmarks.Load;

/// <summary>Sends requests over a fixed set of keep-alive connections to a port of this machine.</summary>
/// <param name="port">The server's port.</param>
/// <param name="connections">Connections, each with one request at a time.</param>
public sealed class LoadGenerator(int port, int connections)
{
    /// <summary>Sends the next request as soon as a connection is free: finds the maximum.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="request">The bytes of the n-th request; called from several threads.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <param name="atMost">Ends the run after so many requests.</param>
    public Task<LoadResult> RunClosedAsync(
        TimeSpan duration, Func<long, ReadOnlyMemory<byte>> request, CancellationToken cancellationToken, long atMost = long.MaxValue) =>
        RunAsync(duration, null, atMost, request, cancellationToken);

    /// <summary>Sends at a fixed schedule whatever the answers do; latency counts from the intended start.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="rate">Requests per second.</param>
    /// <param name="request">The bytes of the n-th request; called from several threads.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public Task<LoadResult> RunOpenAsync(TimeSpan duration, double rate, Func<long, ReadOnlyMemory<byte>> request, CancellationToken cancellationToken) =>
        RunAsync(duration, rate, long.MaxValue, request, cancellationToken);

    private async Task<LoadResult> RunAsync(
        TimeSpan duration, double? rate, long atMost, Func<long, ReadOnlyMemory<byte>> request, CancellationToken cancellationToken)
    {
        Schedule schedule = new(Stopwatch.GetTimestamp(), duration, rate, atMost);
        Task<Sender>[] senders = [.. Enumerable.Range(0, connections).Select(_ => Task.Run(() => new Sender(schedule, request).RunAsync(port, cancellationToken), cancellationToken))];
        LatencyHistogram latency = new(), lag = new();
        long sent = 0, failed = 0, shed = 0;
        foreach (Sender sender in await Task.WhenAll(senders))
        {
            latency.Add(sender.Latency);
            lag.Add(sender.Lag);
            sent += sender.Sent;
            failed += sender.Failed;
            shed += sender.Shed;
        }

        return new LoadResult(sent, failed, Stopwatch.GetElapsedTime(schedule.Start), latency, lag, shed);
    }

    /// <summary>Hands out the numbers of requests with their intended starts.</summary>
    private sealed class Schedule(long start, TimeSpan duration, double? rate, long atMost)
    {
        private long _next = -1;

        public long Start => start;

        /// <summary>The next request, or false when the time is over. Without a rate it is due at once.</summary>
        public bool TryNext(out long number, out long due)
        {
            number = Interlocked.Increment(ref _next);
            due = rate is { } r ? start + (long)(number / r * Stopwatch.Frequency) : Stopwatch.GetTimestamp();
            return number < atMost && Stopwatch.GetElapsedTime(start, due) < duration;
        }
    }

    private sealed class Sender(Schedule schedule, Func<long, ReadOnlyMemory<byte>> request)
    {
        public LatencyHistogram Latency { get; } = new();

        public LatencyHistogram Lag { get; } = new();

        public long Sent { get; private set; }

        public long Failed { get; private set; }

        public long Shed { get; private set; }

        public async Task<Sender> RunAsync(int port, CancellationToken cancellationToken)
        {
            HttpConnection connection = new();
            try
            {
                await connection.ConnectAsync(port, cancellationToken);
                while (schedule.TryNext(out long number, out long due))
                {
                    await WaitUntilAsync(due, cancellationToken);
                    connection = await SendAsync(connection, port, number, due, cancellationToken);
                }
            }
            finally
            {
                connection.Dispose();
            }

            return this;
        }

        private async Task<HttpConnection> SendAsync(HttpConnection connection, int port, long number, long due, CancellationToken cancellationToken)
        {
            Sent++;
            try
            {
                int status = await connection.SendAsync(request(number), cancellationToken);
                if (status is < 200 or > 299)
                    Failed++;
                if (status == 429 && connection.AsksToRetryLater)
                    Shed++;
                Latency.Record(Stopwatch.GetElapsedTime(due));
                return connection;
            }
            catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
            {
                // A server that drops a connection has failed one request; the schedule goes on over a new one.
                Failed++;
                connection.Dispose();
                HttpConnection next = new();
                await next.ConnectAsync(port, cancellationToken);
                return next;
            }
        }

        /// <summary>Waits for a due time: a timer for the most of it, then yields, because a timer is up to a millisecond late.</summary>
        private async ValueTask WaitUntilAsync(long due, CancellationToken cancellationToken)
        {
            bool waited = false;
            while (Stopwatch.GetTimestamp() is long now && now < due)
            {
                waited = true;
                TimeSpan left = Stopwatch.GetElapsedTime(now, due);
                if (left > TimeSpan.FromMilliseconds(2))
                    await Task.Delay(left - TimeSpan.FromMilliseconds(1), cancellationToken);
                else
                    await Task.Yield();
            }

            if (waited)
                Lag.Record(Stopwatch.GetElapsedTime(due));
        }
    }
}
