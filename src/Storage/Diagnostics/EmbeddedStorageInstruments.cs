using System.Diagnostics.Metrics;

namespace SocialRec.Storage.Diagnostics;

/// <summary>What the embedded store counts and times, on the meter <c>SocialRec.Storage</c>; docs/operations.md lists the names.</summary>
public sealed class EmbeddedStorageInstruments
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "SocialRec.Storage";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private readonly Counter<long> _rowsWritten;
    private readonly Counter<long> _bytesWritten;
    private readonly Counter<long> _rowsRead;
    private readonly Counter<long> _bytesRead;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _failures;
    private readonly UpDownCounter<long> _queueLength;
    private readonly Histogram<double> _commitDuration;
    private readonly Histogram<long> _batchRows;
    private readonly Histogram<double> _checkpointDuration;
    private readonly Gauge<long> _logSize;

    /// <summary>Creates the instruments on a meter of <paramref name="meters"/>.</summary>
    public EmbeddedStorageInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _rowsWritten = meter.CreateCounter<long>("socialrec.storage.rows.written", "{row}", "Rows committed");
        _bytesWritten = meter.CreateCounter<long>("socialrec.storage.bytes.written", "By", "Payload committed");
        _rowsRead = meter.CreateCounter<long>("socialrec.storage.rows.read", "{row}", "Rows looked up");
        _bytesRead = meter.CreateCounter<long>("socialrec.storage.bytes.read", "By", "Payload read");
        _conflicts = meter.CreateCounter<long>("socialrec.storage.conflicts", "{row}", "Writes refused because of a newer version");
        _failures = meter.CreateCounter<long>("socialrec.storage.failures", "{request}", "Requests that failed, by reason");
        _queueLength = meter.CreateUpDownCounter<long>("socialrec.storage.queue.length", "{request}", "Requests that wait, by queue");
        _commitDuration = meter.CreateHistogram<double>("socialrec.storage.commit.duration", "s", "Time of one commit", tags: null, Seconds);
        _batchRows = meter.CreateHistogram<long>("socialrec.storage.batch.rows", "{row}", "Rows in one commit");
        _checkpointDuration = meter.CreateHistogram<double>("socialrec.storage.checkpoint.duration", "s", "Time of one pass over the write-ahead log", tags: null, Seconds);
        _logSize = meter.CreateGauge<long>("socialrec.storage.log.size", "By", "Size of the write-ahead log when it was last looked over");
    }

    internal void OnCommitted(int rows, int conflicts, long bytes, TimeSpan duration)
    {
        _rowsWritten.Add(rows);
        _bytesWritten.Add(bytes);
        _batchRows.Record(rows + conflicts);
        _commitDuration.Record(duration.TotalSeconds);
        if (conflicts > 0)
            _conflicts.Add(conflicts);
    }

    internal void OnRead(int bytes)
    {
        _rowsRead.Add(1);
        _bytesRead.Add(bytes);
    }

    internal void OnFailed(string reason, int requests) => _failures.Add(requests, new KeyValuePair<string, object?>("reason", reason));

    internal void OnQueued(string queue) => _queueLength.Add(1, new KeyValuePair<string, object?>("queue", queue));

    internal void OnTaken(string queue, int requests) => _queueLength.Add(-requests, new KeyValuePair<string, object?>("queue", queue));

    internal void OnCheckpoint(long logBytes, TimeSpan duration)
    {
        _logSize.Record(logBytes);
        _checkpointDuration.Record(duration.TotalSeconds);
    }
}
