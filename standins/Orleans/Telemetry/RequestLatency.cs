using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orleans.Runtime;

/// <summary>
/// The latency of grain calls as real Orleans publishes it: three counters, <c>orleans-app-requests-latency-bucket</c>, <c>-count</c> and <c>-sum</c>.
/// </summary>
internal sealed class RequestLatency
{
    private static readonly long[] BoundsMs = [1, 2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1_000, 1_500, 2_000, 5_000, 10_000, 15_000, long.MaxValue];

    private readonly long[] _buckets = new long[BoundsMs.Length];
    private readonly ObservableCounter<long> _sum;
    private long _count;
    private long _sumMs;

    public RequestLatency(Meter meter)
    {
        meter.CreateObservableCounter("orleans-app-requests-latency-bucket", ReadBuckets);
        meter.CreateObservableCounter("orleans-app-requests-latency-count", () => Interlocked.Read(ref _count));
        _sum = meter.CreateObservableCounter("orleans-app-requests-latency-sum", () => Interlocked.Read(ref _sumMs));
    }

    public void Record(long started)
    {
        if (!_sum.Enabled)
            return;
        var elapsedMs = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Interlocked.Increment(ref _buckets[Array.FindIndex(BoundsMs, bound => elapsedMs <= bound)]);
        Interlocked.Increment(ref _count);
        Interlocked.Add(ref _sumMs, elapsedMs);
    }

    private IEnumerable<Measurement<long>> ReadBuckets() => BoundsMs.Select((bound, index) =>
        new Measurement<long>(Interlocked.Read(ref _buckets[index]), new KeyValuePair<string, object?>("duration", bound == long.MaxValue ? "+Inf" : $"{bound}ms")));
}
