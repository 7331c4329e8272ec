using System.Diagnostics.Metrics;
using SocialRec.Recommendation;

namespace SocialRec.Grains.Recommendations;

/// <summary>What operators are told about answers.</summary>
public sealed class RecommendationInstruments
{
    private static readonly KeyValuePair<string, object?>[] StageTags =
        [.. Enum.GetValues<Stage>().Select(stage => new KeyValuePair<string, object?>("stage", stage.ToString().ToLowerInvariant()))];

    private static readonly KeyValuePair<string, object?> Found = new("found", true);
    private static readonly KeyValuePair<string, object?> NotFound = new("found", false);

    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _stages;
    private readonly Counter<long> _cache;
    private readonly Counter<long> _degraded;

    /// <summary>Creates the instruments on <see cref="GrainMeter"/>.</summary>
    public RecommendationInstruments(IMeterFactory meters)
    {
        Meter meter = meters.Create(GrainMeter.Name);
        _duration = meter.CreateHistogram<double>("socialrec.recommendations.duration", "s", "Time to compute an answer, waiting for the shopper's picture included.", tags: null, DurationBuckets.Seconds);
        _stages = meter.CreateHistogram<double>("socialrec.recommendations.stage", "s", "Time that a stage took, by stage.", tags: null, DurationBuckets.Seconds);
        _cache = meter.CreateCounter<long>("socialrec.recommendations.cache", "{request}", "Requests for candidates, by whether they were kept from before.");
        _degraded = meter.CreateCounter<long>("socialrec.recommendations.degraded", "{answer}", "Answers that had to do without a source, by source.");
    }

    internal void Answered(string scenario, TimeSpan took) => _duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("scenario", scenario));

    internal void StageCompleted(Stage stage, TimeSpan took) => _stages.Record(took.TotalSeconds, StageTags[(int)stage]);

    internal void CacheAsked(bool found) => _cache.Add(1, found ? Found : NotFound);

    internal void Degraded(string source) => _degraded.Add(1, new KeyValuePair<string, object?>("source", source));
}
