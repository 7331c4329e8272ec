using System.Diagnostics.Metrics;

namespace SocialRec.Grains.Reviews;

/// <summary>What operators are told about the reading of reviews.</summary>
internal sealed class ReviewInstruments
{
    private readonly Counter<long> _read;
    private readonly Counter<long> _setAside;
    private readonly Counter<long> _failures;
    private readonly UpDownCounter<long> _waiting;
    private readonly Histogram<double> _lag;

    /// <summary>Creates the instruments on <see cref="GrainMeter"/>.</summary>
    public ReviewInstruments(IMeterFactory meters)
    {
        Meter meter = meters.Create(GrainMeter.Name);
        _read = meter.CreateCounter<long>("socialrec.reviews.read", "{review}", "Reviews and comments whose reading is durable in their item's digest.");
        _setAside = meter.CreateCounter<long>("socialrec.reviews.set_aside", "{review}", "Reviews that could not be read or counted, though others could.");
        _failures = meter.CreateCounter<long>("socialrec.reviews.failures", "{attempt}", "Attempts to read reviews that failed and are repeated.");
        _waiting = meter.CreateUpDownCounter<long>("socialrec.reviews.waiting", "{review}", "Reviews that wait in memory to be read.");
        _lag = meter.CreateHistogram<double>("socialrec.reviews.lag", "s", "From a review's write to the log until its reading is durable.", tags: null, DurationBuckets.Seconds);
    }

    public void Read(int reviews, TimeSpan lag)
    {
        _read.Add(reviews);
        _lag.Record(lag.TotalSeconds);
    }

    public void SetAside(int reviews) => _setAside.Add(reviews);

    public void Failed() => _failures.Add(1);

    public void Waits(int more) => _waiting.Add(more);
}
