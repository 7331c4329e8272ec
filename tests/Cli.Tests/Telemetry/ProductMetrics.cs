using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace SocialRec.Cli.Tests.Telemetry;

/// <summary>All instruments that the product has, found by creating every class named <c>…Instruments</c>.</summary>
internal static class ProductMetrics
{
    private static readonly string[] Assemblies = ["SocialRec.Gateway", "SocialRec.Grains", "SocialRec.Inference", "SocialRec.Storage"];

    /// <summary>The instruments by name.</summary>
    public static IReadOnlyDictionary<string, Instrument> All { get; } = Find();

    /// <summary>The names under which Prometheus shows an instrument.</summary>
    public static IEnumerable<string> PrometheusNames(Instrument instrument)
    {
        string name = instrument.Name.Replace('.', '_') + instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        Type kind = instrument.GetType().GetGenericTypeDefinition();
        return kind == typeof(Histogram<>) ? [$"{name}_bucket", $"{name}_sum", $"{name}_count"] : [kind == typeof(Counter<>) ? $"{name}_total" : name];
    }

    private static SortedDictionary<string, Instrument> Find()
    {
        var found = new SortedDictionary<string, Instrument>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name.StartsWith("SocialRec.", StringComparison.Ordinal))
                found[instrument.Name] = instrument;
        };
        listener.Start();
        ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        foreach (Type type in Assemblies.SelectMany(name => Assembly.Load(name).GetTypes()).Where(type => type.Name.EndsWith("Instruments", StringComparison.Ordinal)))
        {
            if (type.IsAbstract)
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            else
                ActivatorUtilities.CreateInstance(services, type);
        }

        return found;
    }
}
