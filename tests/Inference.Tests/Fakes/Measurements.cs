using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SocialRec.Inference.Diagnostics;

namespace SocialRec.Inference.Tests.Fakes;

/// <summary>Instruments of a test's own and what was counted with them.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = [];

    public Measurements()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            foreach (var tag in tags)
                _counts.AddOrUpdate($"{instrument.Name} {tag.Value}", value, (_, sum) => sum + value);
        });
        _listener.Start();
        Instruments = new InferenceInstruments(meters);
    }

    public InferenceInstruments Instruments { get; }

    /// <summary>The sum of a counter for one value of any of its tags.</summary>
    public long Sum(string instrument, string tag) => _counts.GetValueOrDefault($"{instrument} {tag}");

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }
}
