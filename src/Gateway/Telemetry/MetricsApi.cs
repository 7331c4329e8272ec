using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace SocialRec.Gateway.Telemetry;

/// <summary><c>/metrics</c>: the figures of everything in this process, as Prometheus reads them.</summary>
public static class MetricsApi
{
    private static readonly string[] Meters = ["SocialRec.*", "Microsoft.Orleans", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Adds the collection of figures.</summary>
    public static void AddMetricsPage(this IServiceCollection services) =>
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());

    /// <summary>Maps the route.</summary>
    public static void MapMetricsPage(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint("/metrics").DisableRateLimiting();
}
