using Microsoft.Extensions.Configuration;

namespace SocialRec.Silo.Hosting;

/// <summary>Whether grain calls carry the trace of their caller: where <c>Telemetry:Sampling</c> is above 0, for it costs two filters on every call.</summary>
internal static class TraceContext
{
    private const string SamplingKey = "Telemetry:Sampling";

    /// <summary>Carries traces through a silo.</summary>
    public static ISiloBuilder UseTraceContext(this ISiloBuilder silo, IConfiguration configuration) =>
        IsTraced(configuration) ? silo.AddActivityPropagation() : silo;

    /// <summary>Carries traces out of a client.</summary>
    public static IClientBuilder UseTraceContext(this IClientBuilder client, IConfiguration configuration) =>
        IsTraced(configuration) ? client.AddActivityPropagation() : client;

    private static bool IsTraced(IConfiguration configuration) => configuration.GetValue<double>(SamplingKey) > 0;
}
