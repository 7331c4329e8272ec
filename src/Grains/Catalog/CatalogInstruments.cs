using System.Diagnostics.Metrics;

namespace SocialRec.Grains.Catalog;

/// <summary>What operators are told about the catalog: changes on their way, and how far replicas are behind.</summary>
public sealed class CatalogInstruments
{
    private readonly Counter<long> _figuresDelayed;
    private readonly Counter<long> _changesApplied;
    private readonly Counter<long> _pollFailures;
    private readonly Histogram<double> _loadSeconds;
    private Func<IEnumerable<Measurement<double>>>? _staleness;

    /// <summary>Creates the instruments on <see cref="GrainMeter"/>.</summary>
    public CatalogInstruments(IMeterFactory meters)
    {
        Meter meter = meters.Create(GrainMeter.Name);
        _figuresDelayed = meter.CreateCounter<long>("socialrec.catalog.figures.delayed", "{item}", "Figures that a shard did not take at once.");
        _changesApplied = meter.CreateCounter<long>("socialrec.replica.changes", "{change}", "Rows and figures that a replica took over.");
        _pollFailures = meter.CreateCounter<long>("socialrec.replica.poll.failures", "{poll}", "Polls of a shard that failed.");
        _loadSeconds = meter.CreateHistogram<double>("socialrec.replica.load", "s", "Time from a tenant's first use to its first full replica.", tags: null, DurationBuckets.Seconds);
        meter.CreateObservableGauge("socialrec.replica.staleness", () => _staleness?.Invoke() ?? [], "s", "How long ago the replica last agreed with every shard, by tenant.");
    }

    internal void FiguresDelayed(int items) => _figuresDelayed.Add(items);

    internal void ChangesApplied(int changes) => _changesApplied.Add(changes);

    internal void PollFailed() => _pollFailures.Add(1);

    internal void ReplicaLoaded(TimeSpan took) => _loadSeconds.Record(took.TotalSeconds);

    /// <summary>Watches how far replicas are behind their shards, in seconds by tenant.</summary>
    internal void WatchStaleness(Func<IEnumerable<Measurement<double>>> observe) => _staleness = observe;
}
