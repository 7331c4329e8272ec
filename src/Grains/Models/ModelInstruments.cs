using System.Diagnostics.Metrics;

namespace SocialRec.Grains.Models;

/// <summary>What operators are told about models: loads, faults, training runs.</summary>
public sealed class ModelInstruments
{
    private readonly Counter<long> _loads;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _trainings;
    private readonly Histogram<double> _trainingSeconds;

    /// <summary>Creates the instruments on <see cref="GrainMeter"/>.</summary>
    public ModelInstruments(IMeterFactory meters)
    {
        Meter meter = meters.Create(GrainMeter.Name);
        _loads = meter.CreateCounter<long>("socialrec.models.loads", "{load}", "Versions that this silo began to serve.");
        _faults = meter.CreateCounter<long>("socialrec.models.faults", "{fault}", "Versions that this silo could not load.");
        _trainings = meter.CreateCounter<long>("socialrec.training.runs", "{run}", "Training runs that ended, by outcome.");
        _trainingSeconds = meter.CreateHistogram<double>("socialrec.training.duration", "s", "How long training runs took.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] });
    }

    internal void Loaded() => _loads.Add(1);

    internal void Faulted() => _faults.Add(1);

    internal void TrainingEnded(string outcome, TimeSpan took)
    {
        _trainings.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _trainingSeconds.Record(took.TotalSeconds);
    }
}
