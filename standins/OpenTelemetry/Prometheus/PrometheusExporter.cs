using OpenTelemetry.Metrics;

namespace OpenTelemetry.Exporter;

/// <summary>Collects when it is scraped, and keeps the text for as long as the options say.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter(PrometheusAspNetCoreOptions options) : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock _gate = new();
    private long _collectedAt = long.MinValue / 2;
    private string _text = "";

    public Func<int, bool>? Collect { get; set; }

    /// <summary>The text of all metrics, in the Prometheus exposition format 0.0.4.</summary>
    public string Scrape()
    {
        lock (_gate)
        {
            if (Environment.TickCount64 - _collectedAt >= options.ScrapeResponseCacheDurationMilliseconds)
            {
                Collect?.Invoke(Timeout.Infinite);
                _collectedAt = Environment.TickCount64;
            }

            return _text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var writer = new PrometheusWriter(!options.DisableTotalNameSuffixForCounters);
        foreach (var metric in batch)
            writer.Write(metric);
        _text = writer.ToString();
        return ExportResult.Success;
    }
}
