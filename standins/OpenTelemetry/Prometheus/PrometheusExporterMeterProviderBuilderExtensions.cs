using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;

namespace OpenTelemetry.Metrics;

/// <summary>Has metrics scraped.</summary>
public static class PrometheusExporterMeterProviderBuilderExtensions
{
    public static MeterProviderBuilder AddPrometheusExporter(this MeterProviderBuilder builder) => AddPrometheusExporter(builder, null, null);

    public static MeterProviderBuilder AddPrometheusExporter(this MeterProviderBuilder builder, Action<PrometheusAspNetCoreOptions> configure) =>
        AddPrometheusExporter(builder, null, configure);

    public static MeterProviderBuilder AddPrometheusExporter(this MeterProviderBuilder builder, string? name, Action<PrometheusAspNetCoreOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        name ??= Options.DefaultName;
        builder.ConfigureServices(services =>
        {
            if (configure is not null)
                services.Configure(name, configure);
            services.TryAddKeyedSingleton(name, (provider, _) => new PrometheusExporter(provider.GetRequiredService<IOptionsMonitor<PrometheusAspNetCoreOptions>>().Get(name)));
        });
        return builder.AddReader(services => new BaseExportingMetricReader(services.GetRequiredKeyedService<PrometheusExporter>(name))
        {
            TemporalityPreference = MetricReaderTemporalityPreference.Cumulative,
        });
    }
}
