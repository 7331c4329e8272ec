using System.Diagnostics.Metrics;

namespace SocialRec.Grains.Recommendations;

/// <summary>What operators are told about answers.</summary>
public sealed class RecommendationInstruments
{
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _degraded;

    /// <summary>Creates the instruments on <see cref="GrainMeter"/>.</summary>
    public RecommendationInstruments(IMeterFactory meters)
    {
        Meter meter = meters.Create(GrainMeter.Name);
        _duration = meter.CreateHistogram<double>("socialrec.recommendations.duration", "s", "Time to compute an answer, waiting for the shopper's picture included.");
        _degraded = meter.CreateCounter<long>("socialrec.recommendations.degraded", "{answer}", "Answers that had to do without a source, by source.");
    }

    internal void Answered(string scenario, TimeSpan took) => _duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("scenario", scenario));

    internal void Degraded(string source) => _degraded.Add(1, new KeyValuePair<string, object?>("source", source));
}
