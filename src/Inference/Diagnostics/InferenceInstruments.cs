using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SocialRec.Inference.Errors;

namespace SocialRec.Inference.Diagnostics;

/// <summary>What running models counts and times, on the meter <c>SocialRec.Inference</c>, by model; docs/operations.md lists the names.</summary>
public sealed class InferenceInstruments
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "SocialRec.Inference";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private readonly ConcurrentDictionary<string, Func<int>> _queues = [];
    private readonly Counter<long> _answered;
    private readonly Counter<long> _shed;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _versions;
    private readonly Counter<long> _gpuFallbacks;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _padding;
    private readonly Histogram<long> _batchSize;
    private readonly Histogram<double> _wait;
    private readonly Histogram<double> _runDuration;

    /// <summary>Creates the instruments on a meter of <paramref name="meters"/>.</summary>
    public InferenceInstruments(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _answered = meter.CreateCounter<long>("socialrec.inference.requests", "{request}", "Requests that left the queue, by outcome");
        _shed = meter.CreateCounter<long>("socialrec.inference.shed", "{request}", "Requests refused because the queue was full");
        _faults = meter.CreateCounter<long>("socialrec.inference.faults", "{run}", "Runs that went wrong, by fault");
        _versions = meter.CreateCounter<long>("socialrec.inference.versions", "{version}", "Versions that were activated, rejected or rolled back, by outcome");
        _gpuFallbacks = meter.CreateCounter<long>("socialrec.inference.gpu.fallbacks", "{session}", "Sessions that were meant for a GPU and run on the processor");
        _tokens = meter.CreateCounter<long>("socialrec.inference.tokens", "{token}", "Tokens or candidates that were run");
        _padding = meter.CreateCounter<long>("socialrec.inference.padding", "{token}", "Tokens or candidates that were run only to fill up a batch");
        meter.CreateObservableGauge("socialrec.inference.queue.length", QueueLengths, "{request}", "Requests that wait");
        _batchSize = meter.CreateHistogram<long>("socialrec.inference.batch.size", "{request}", "Requests in one run");
        _wait = meter.CreateHistogram<double>("socialrec.inference.wait", "s", "Time a request waited for a worker", tags: null, Seconds);
        _runDuration = meter.CreateHistogram<double>("socialrec.inference.run.duration", "s", "Time of one run", tags: null, Seconds);
    }

    /// <summary>Shows a queue's length from now on.</summary>
    internal void Watch(string model, Func<int> queueLength) => _queues[model] = queueLength;

    internal void OnShed(string model) => _shed.Add(1, Model(model));

    internal void OnWaited(string model, TimeSpan wait) => _wait.Record(wait.TotalSeconds, Model(model));

    internal void OnRun(string model, int requests, int tokens, int padding, TimeSpan duration)
    {
        _batchSize.Record(requests, Model(model));
        _tokens.Add(tokens, Model(model));
        _padding.Add(padding, Model(model));
        _runDuration.Record(duration.TotalSeconds, Model(model));
    }

    internal void OnAnswered(string model, string outcome, int requests)
    {
        if (requests > 0)
            _answered.Add(requests, Model(model), new KeyValuePair<string, object?>("outcome", outcome));
    }

    internal void OnFault(string model, InferenceFault fault) => _faults.Add(1, Model(model), new KeyValuePair<string, object?>("fault", fault.ToString()));

    internal void OnVersion(string model, string outcome) => _versions.Add(1, Model(model), new KeyValuePair<string, object?>("outcome", outcome));

    internal void OnGpuFallback(string model) => _gpuFallbacks.Add(1, Model(model));

    private IEnumerable<Measurement<int>> QueueLengths() => _queues.Select(queue => new Measurement<int>(queue.Value(), Model(queue.Key)));

    private static KeyValuePair<string, object?> Model(string model) => new("model", model);
}
