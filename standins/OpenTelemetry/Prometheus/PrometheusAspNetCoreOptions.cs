namespace OpenTelemetry.Exporter;

/// <summary>How metrics are scraped.</summary>
public class PrometheusAspNetCoreOptions
{
    internal const string DefaultScrapeEndpointPath = "/metrics";

    public string? ScrapeEndpointPath { get; set; } = DefaultScrapeEndpointPath;

    public bool DisableTotalNameSuffixForCounters { get; set; }

    /// <summary>For how many milliseconds one collection answers further scrapes; 0 collects each time.</summary>
    public int ScrapeResponseCacheDurationMilliseconds { get; set; } = 300;
}
