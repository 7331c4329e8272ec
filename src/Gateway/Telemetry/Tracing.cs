using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;
using SocialRec.Gateway.Options;

namespace SocialRec.Gateway.Telemetry;

/// <summary>Traces, from the HTTP request through grains to inference, in W3C context; sent by OTLP.</summary>
public static class Tracing
{
    private const string TracesPath = "v1/traces";
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.Orleans.*", "SocialRec.*"];

    /// <summary>Adds tracing as the section <c>Telemetry</c> has it. With a sampling of 0 nothing is added: no activity is ever made.</summary>
    public static void AddTracing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        TelemetryOptions options = builder.Configuration.GetSection(TelemetryOptions.SectionName).Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (options.Sampling is not (> 0 and <= 1))
            return;
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing
            .AddSource(Sources)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.Sampling)))
            .AddOtlpExporter(exporter => Configure(exporter, options)));
    }

    private static void Configure(OtlpExporterOptions exporter, TelemetryOptions options)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        if (options.OtlpEndpoint is { } endpoint)
            exporter.Endpoint = new Uri(endpoint, TracesPath);
    }
}
