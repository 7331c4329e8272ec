using System.ComponentModel.DataAnnotations;

namespace SocialRec.Gateway.Options;

/// <summary>Which requests are traced, and where traces go.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string SectionName = "Telemetry";

    /// <summary>The share of requests that are traced from their beginning. Default 0, which leaves tracing out altogether; 0 to 1. A caller's own W3C context decides for its requests where this is above 0.</summary>
    [Range(0.0, 1.0, ErrorMessage = "Telemetry:Sampling must be {1} to {2}.")]
    public double Sampling { get; set; }

    /// <summary>Where traces are sent by OTLP over HTTP, such as <c>http://localhost:4318</c>. Default none: the exporter's own setting, OTEL_EXPORTER_OTLP_ENDPOINT, or this machine.</summary>
    public Uri? OtlpEndpoint { get; set; }
}
