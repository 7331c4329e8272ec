using System.Diagnostics;
using System.Diagnostics.Metrics;
using Orleans.Diagnostics;

namespace Orleans.Runtime;

/// <summary>The meter <c>Microsoft.Orleans</c>, with those of the real instruments that mean something in a single process.</summary>
internal sealed class Instruments
{
    private readonly Counter<int> _created;
    private readonly Counter<int> _destroyed;
    private readonly Counter<int> _failed;
    private readonly Counter<long> _timedOut;
    private readonly Counter<long> _canceled;

    public Instruments(IMeterFactory factory)
    {
        Meter = factory.Create("Microsoft.Orleans");
        _created = Meter.CreateCounter<int>("orleans-catalog-activation-created");
        _destroyed = Meter.CreateCounter<int>("orleans-catalog-activation-destroyed");
        _failed = Meter.CreateCounter<int>("orleans-catalog-activation-failed-to-activate");
        _timedOut = Meter.CreateCounter<long>("orleans-app-requests-timedout");
        _canceled = Meter.CreateCounter<long>("orleans-app-requests-canceled");
        Requests = new RequestLatency(Meter);
        Storage = new StorageInstruments(Meter);
    }

    public Meter Meter { get; }

    public RequestLatency Requests { get; }

    public StorageInstruments Storage { get; }

    public void ObserveActivations(Func<int> count) => Meter.CreateObservableGauge("orleans-catalog-activations", count);

    public void ActivationCreated() => _created.Add(1);

    public void ActivationEnded() => _destroyed.Add(1);

    public void ActivationFailed() => _failed.Add(1);

    public void RequestTimedOut(GrainType grainType) => _timedOut.Add(1, new KeyValuePair<string, object?>("grain_type", grainType.ToString()));

    public void RequestCanceled(GrainType grainType) => _canceled.Add(1, new KeyValuePair<string, object?>("grain_type", grainType.ToString()));
}

/// <summary>How long reads, writes and clears of state take, and how many fail.</summary>
internal sealed class StorageInstruments(Meter meter)
{
    public StorageOperation Read { get; } = new(meter, "read");

    public StorageOperation Write { get; } = new(meter, "write");

    public StorageOperation Clear { get; } = new(meter, "clear");
}

/// <summary>One kind of storage operation, timed, counted when it fails, and traced.</summary>
internal sealed class StorageOperation(Meter meter, string kind)
{
    private readonly Histogram<double> _latency = meter.CreateHistogram<double>($"orleans-storage-{kind}-latency", "ms");
    private readonly Counter<int> _errors = meter.CreateCounter<int>($"orleans-storage-{kind}-errors");

    public async Task RunAsync(Func<Task> operation, GrainId grainId, string stateName, object provider)
    {
        using var activity = ActivitySources.Storage.StartActivity($"{kind} storage", ActivityKind.Client);
        activity?.SetTag("orleans.grain.id", grainId.ToString());
        var started = Stopwatch.GetTimestamp();
        var tags = new TagList { { "provider_type_name", provider.GetType().Name }, { "state_name", stateName } };
        try
        {
            await operation();
            _latency.Record(Stopwatch.GetElapsedTime(started).TotalMilliseconds, tags);
        }
        catch
        {
            _errors.Add(1, tags);
            throw;
        }
    }
}
