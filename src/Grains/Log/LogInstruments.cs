using System.Diagnostics.Metrics;

namespace SocialRec.Grains.Log;

/// <summary>What the log partitions of this silo measure. Callers report what happened; which figures follow is settled here.</summary>
internal static class LogInstruments
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "SocialRec.Log";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Appended = Meter.CreateCounter<long>("socialrec.log.appended", "{event}", "Events made durable.");
    private static readonly Counter<long> Duplicates = Meter.CreateCounter<long>("socialrec.log.duplicates", "{event}", "Events dropped because their id had been accepted.");
    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("socialrec.log.refused", "{event}", "Events refused because a queue was full.");
    private static readonly Counter<long> WriteFailures = Meter.CreateCounter<long>("socialrec.log.write.failures", "{write}", "Chunk writes that failed.");
    private static readonly Counter<long> Redeliveries = Meter.CreateCounter<long>("socialrec.log.redeliveries", "{chunk}", "Chunks delivered again to a view that had missed them.");
    private static readonly Counter<long> Flushes = Meter.CreateCounter<long>("socialrec.log.flushes", "{view}", "Views asked to write their records.");
    private static readonly UpDownCounter<long> WrittenEvents = Meter.CreateUpDownCounter<long>("socialrec.log.written", "{event}", "Events in the partitions active here.");
    private static readonly UpDownCounter<long> Waiting = Meter.CreateUpDownCounter<long>("socialrec.log.waiting", "{event}", "Events that wait for their write.");
    private static readonly UpDownCounter<long> Undispatched = Meter.CreateUpDownCounter<long>("socialrec.log.undispatched", "{event}", "Events written and not yet dispatched.");
    private static readonly UpDownCounter<long> Undurable = Meter.CreateUpDownCounter<long>("socialrec.log.undurable", "{event}", "Events above the checkpoint.");
    private static readonly UpDownCounter<long> Parked = Meter.CreateUpDownCounter<long>("socialrec.log.parked", "{delivery}", "Deliveries set aside after repeated failures.");
    private static readonly Histogram<long> ChunkSize = Meter.CreateHistogram<long>("socialrec.log.chunk.size", "By", "Bytes of a chunk.");
    private static readonly Histogram<double> WriteDuration = Meter.CreateHistogram<double>("socialrec.log.write.duration", "ms", "Time of a chunk write.", tags: null, DurationBuckets.Milliseconds);
    private static readonly Histogram<double> DispatchLag = Meter.CreateHistogram(
        "socialrec.log.dispatch.lag", "ms", "From a chunk's write until all it causes has been dispatched.", tags: null, DurationBuckets.Milliseconds);

    public static void OnWritten(int events, int bytes, TimeSpan duration)
    {
        Appended.Add(events);
        ChunkSize.Record(bytes);
        WriteDuration.Record(duration.TotalMilliseconds);
    }

    public static void OnWriteFailed() => WriteFailures.Add(1);

    public static void OnDuplicates(int events) => Duplicates.Add(events);

    public static void OnRefused(int events) => Refused.Add(events);

    public static void OnRedelivered() => Redeliveries.Add(1);

    public static void OnFlushed() => Flushes.Add(1);

    public static void OnDispatched(double lagMs) => DispatchLag.Record(lagMs);

    /// <summary>Brings the gauges of one partition from one reading to the next.</summary>
    public static void OnMoved(in LogGauges from, in LogGauges to)
    {
        Move(WrittenEvents, to.Written - from.Written);
        Move(Waiting, to.Waiting - from.Waiting);
        Move(Undispatched, to.Undispatched - from.Undispatched);
        Move(Undurable, to.Undurable - from.Undurable);
        Move(Parked, to.Parked - from.Parked);
    }

    private static void Move(UpDownCounter<long> gauge, long by)
    {
        if (by != 0)
            gauge.Add(by);
    }
}
