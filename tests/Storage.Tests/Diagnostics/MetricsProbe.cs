using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SocialRec.Storage.Diagnostics;

namespace SocialRec.Storage.Tests.Diagnostics;

/// <summary>Instruments of one store, and the sums of what was recorded on them.</summary>
internal sealed class MetricsProbe : IDisposable
{
    private readonly IMeterFactory _meters = TestStore.Meters();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _sums = new();
    private readonly ConcurrentQueue<(string Name, double Value)> _measurements = new();

    public MetricsProbe()
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == _meters)
                self.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument.Name, value, tags));
        _listener.Start();
        Instruments = new EmbeddedStorageInstruments(_meters);
    }

    public EmbeddedStorageInstruments Instruments { get; }

    /// <summary>The sum recorded on an instrument; with its one tag, <c>name{tag=value}</c>.</summary>
    public double Sum(string name) => _sums.GetValueOrDefault("socialrec.storage." + name);

    /// <summary>Each value recorded on an instrument, in order.</summary>
    public double[] Values(string name) =>
        [.. _measurements.Where(measurement => measurement.Name == "socialrec.storage." + name).Select(measurement => measurement.Value)];

    public void Dispose() => _listener.Dispose();

    private void Record(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var full = tags.IsEmpty ? name : $"{name}{{{tags[0].Key}={tags[0].Value}}}";
        _sums.AddOrUpdate(full, value, (_, sum) => sum + value);
        _measurements.Enqueue((name, value));
    }
}
