using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves the scraped text from an endpoint.</summary>
public static class PrometheusExporterEndpointRouteBuilderExtensions
{
    public static IEndpointConventionBuilder MapPrometheusScrapingEndpoint(this IEndpointRouteBuilder endpoints) =>
        MapPrometheusScrapingEndpoint(endpoints, null, null, null, null);

    public static IEndpointConventionBuilder MapPrometheusScrapingEndpoint(this IEndpointRouteBuilder endpoints, string path) =>
        MapPrometheusScrapingEndpoint(endpoints, path, null, null, null);

    public static IEndpointConventionBuilder MapPrometheusScrapingEndpoint(
        this IEndpointRouteBuilder endpoints,
        string? path,
        MeterProvider? meterProvider,
        Action<IApplicationBuilder>? configureBranchedPipeline,
        string? optionsName)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        path ??= services.GetRequiredService<IOptionsMonitor<PrometheusAspNetCoreOptions>>().Get(optionsName ?? Options.DefaultName).ScrapeEndpointPath;
        var branch = endpoints.CreateApplicationBuilder();
        configureBranchedPipeline?.Invoke(branch);
        var exporter = PrometheusScraping.ExporterIn(services, optionsName);
        branch.Run(context => PrometheusScraping.WriteAsync(context, exporter));
        return endpoints.MapGet(path ?? PrometheusAspNetCoreOptions.DefaultScrapeEndpointPath, branch.Build()).WithDisplayName("OpenTelemetry Prometheus scraping endpoint");
    }
}

/// <summary>Serves the scraped text from the request pipeline.</summary>
public static class PrometheusExporterApplicationBuilderExtensions
{
    public static IApplicationBuilder UseOpenTelemetryPrometheusScrapingEndpoint(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var path = app.ApplicationServices.GetRequiredService<IOptions<PrometheusAspNetCoreOptions>>().Value.ScrapeEndpointPath;
        return app.UseOpenTelemetryPrometheusScrapingEndpoint(path ?? PrometheusAspNetCoreOptions.DefaultScrapeEndpointPath);
    }

    public static IApplicationBuilder UseOpenTelemetryPrometheusScrapingEndpoint(this IApplicationBuilder app, string path) =>
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == path);

    public static IApplicationBuilder UseOpenTelemetryPrometheusScrapingEndpoint(this IApplicationBuilder app, Func<HttpContext, bool> predicate)
    {
        var exporter = PrometheusScraping.ExporterIn(app.ApplicationServices, null);
        return app.MapWhen(predicate, branch => branch.Run(context => PrometheusScraping.WriteAsync(context, exporter)));
    }
}

/// <summary>What both ways of serving share.</summary>
internal static class PrometheusScraping
{
    public static PrometheusExporter ExporterIn(IServiceProvider services, string? optionsName)
    {
        // The provider connects the exporter to the meters.
        _ = services.GetRequiredService<MeterProvider>();
        return services.GetKeyedService<PrometheusExporter>(optionsName ?? Options.DefaultName)
            ?? throw new ArgumentException("A PrometheusExporter could not be found configured on the provided MeterProvider.");
    }

    public static Task WriteAsync(HttpContext context, PrometheusExporter exporter)
    {
        context.Response.ContentType = "text/plain; charset=utf-8; version=0.0.4";
        return context.Response.WriteAsync(exporter.Scrape(), context.RequestAborted);
    }
}
