namespace SocialRec.Benchmarks.Load;

/// <summary>What a run of load showed.</summary>
/// <param name="Sent">Requests answered.</param>
/// <param name="Failed">Of these, answers other than 2xx, and requests without an answer.</param>
/// <param name="Elapsed">Length of the run.</param>
/// <param name="Latency">Latency from the intended start (open loop) or from sending (closed loop).</param>
/// <param name="Lag">How late requests were sent though a connection was free: the generator's own lateness.</param>
/// <param name="Shed">Of the failed ones, how many were turned away with 429 and a <c>Retry-After</c>.</param>
public sealed record LoadResult(long Sent, long Failed, TimeSpan Elapsed, LatencyHistogram Latency, LatencyHistogram Lag, long Shed = 0)
{
    /// <summary>Answers per second.</summary>
    public double Rate => Sent / Elapsed.TotalSeconds;

    /// <summary>Whether the generator itself was so late (5 ms at the 99th percentile) that its latencies say more about it than about the server.</summary>
    public bool GeneratorLagged => Lag.Quantile(0.99) > TimeSpan.FromMilliseconds(5);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Rate,9:N0}/s  p50 {Latency.Quantile(0.5).TotalMilliseconds,7:F2} ms  p99 {Latency.Quantile(0.99).TotalMilliseconds,7:F2} ms  max {Latency.Max.TotalMilliseconds,7:F1} ms"
        + (Shed > 0 ? $"  SHED {Shed}" : "") + (Failed > Shed ? $"  FAILED {Failed - Shed}" : "") + (GeneratorLagged ? "  GENERATOR LAGGED" : "");
}
