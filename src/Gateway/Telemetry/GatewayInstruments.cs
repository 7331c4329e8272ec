using System.Diagnostics;
using System.Diagnostics.Metrics;
using SocialRec.Gateway.Bulk;

namespace SocialRec.Gateway.Telemetry;

/// <summary>What the gateway counts and measures.</summary>
public sealed class GatewayInstruments
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "SocialRec.Gateway";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _shed;
    private readonly Counter<long> _elements;
    private long _inFlight;

    /// <summary>Creates the instruments.</summary>
    public GatewayInstruments(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        meter.CreateObservableUpDownCounter("socialrec.gateway.requests.in_flight", () => Interlocked.Read(ref _inFlight), "{request}", "Requests being worked on or waiting.");
        _duration = meter.CreateHistogram<double>(
            "socialrec.gateway.request.duration", "s", "Time from a request's headers to the end of its answer, by route, method and status.", tags: null, Seconds);
        _shed = meter.CreateCounter<long>("socialrec.gateway.requests.shed", "{request}", "Requests answered with 429 because too many were waiting.");
        _elements = meter.CreateCounter<long>("socialrec.gateway.bulk.elements", "{element}", "Elements of bulk bodies, by kind (events, items, users) and outcome (accepted, duplicate, rejected, failed).");
    }

    /// <summary>A request came in.</summary>
    public void Began() => Interlocked.Increment(ref _inFlight);

    /// <summary>A request was answered.</summary>
    public void Ended(string route, string method, int status, TimeSpan duration)
    {
        Interlocked.Decrement(ref _inFlight);
        _duration.Record(duration.TotalSeconds, new TagList { { "route", route }, { "method", method }, { "status", status } });
    }

    /// <summary>A request was turned away because too many were waiting.</summary>
    public void Shed() => _shed.Add(1);

    /// <summary>A bulk request was worked through.</summary>
    internal void Taken(string kind, BulkOutcome outcome)
    {
        Count(kind, "accepted", outcome.Accepted);
        Count(kind, "duplicate", outcome.Duplicates);
        Count(kind, "rejected", outcome.BadCount);
        Count(kind, "failed", outcome.Lost.Count);
    }

    private void Count(string kind, string outcome, long count)
    {
        if (count > 0)
            _elements.Add(count, new TagList { { "kind", kind }, { "outcome", outcome } });
    }
}
