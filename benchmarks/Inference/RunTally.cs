using System.Diagnostics.Metrics;
using SocialRec.Inference.Diagnostics;

namespace SocialRec.Benchmarks.Inference;

/// <summary>Adds up what the inference service says of its runs: how full they were, how much of them was padding, and how long they took.</summary>
internal sealed class RunTally : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private long _runs;
    private long _requests;
    private long _tokens;
    private long _padding;
    private double _seconds;

    public RunTally()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == InferenceInstruments.MeterName && !instrument.IsObservable)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument.Name, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument.Name, value));
        _listener.Start();
    }

    /// <summary>What was added up since the last call.</summary>
    public string Report(TimeSpan elapsed)
    {
        lock (_gate)
        {
            string report = $"{(double)_requests / Math.Max(1, _runs):F1} in a run, {(double)_padding / Math.Max(1, _tokens + _padding):P1} padding, runs {_seconds / elapsed.TotalSeconds:P0} of the time";
            (_runs, _requests, _tokens, _padding, _seconds) = (0, 0, 0, 0, 0);
            return report;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(string name, double value)
    {
        lock (_gate)
        {
            switch (name)
            {
                case "socialrec.inference.batch.size":
                    (_runs, _requests) = (_runs + 1, _requests + (long)value);
                    break;
                case "socialrec.inference.tokens":
                    _tokens += (long)value;
                    break;
                case "socialrec.inference.padding":
                    _padding += (long)value;
                    break;
                case "socialrec.inference.run.duration":
                    _seconds += value;
                    break;
            }
        }
    }
}
