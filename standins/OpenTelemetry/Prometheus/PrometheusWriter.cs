using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace OpenTelemetry.Exporter;

/// <summary>
/// Writes metrics in the Prometheus text format 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/.
/// Units become suffixes of names and counters end in <c>_total</c>, as the real exporter writes them.
/// </summary>
internal sealed class PrometheusWriter(bool totalSuffix)
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _types = [];

    public void Write(Metric metric)
    {
        var (type, name) = (TypeOf(metric.MetricType), NameOf(metric));
        // One name can carry one type only; a second one would make the whole page unreadable.
        if (_types.TryGetValue(name, out var known) && known != type)
            return;
        if (_types.TryAdd(name, type))
        {
            if (!string.IsNullOrEmpty(metric.Description))
                _text.Append("# HELP ").Append(name).Append(' ').Append(Escape(metric.Description, quotes: false)).Append('\n');
            _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        }

        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = LabelsOf(metric, point);
            if (type == "histogram")
                WriteHistogram(name, labels, point);
            else
                WriteSample(name, labels, ValueOf(metric.MetricType, point));
        }
    }

    public override string ToString() => _text.ToString();

    private void WriteHistogram(string name, string labels, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound);
            WriteSample(name + "_bucket", $"{labels},le=\"{bound}\"", below);
        }

        WriteSample(name + "_sum", labels, point.GetHistogramSum());
        WriteSample(name + "_count", labels, point.GetHistogramCount());
    }

    private void WriteSample(string name, string labels, double value) =>
        _text.Append(name).Append('{').Append(labels).Append("} ").Append(Number(value)).Append('\n');

    private static string TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        _ => "gauge",
    };

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => point.GetHistogramSum(),
    };

    private string NameOf(Metric metric)
    {
        var name = Sanitize(metric.Name);
        if (UnitOf(metric.Unit) is { Length: > 0 } unit && !name.EndsWith(unit, StringComparison.Ordinal))
            name += "_" + unit;
        return totalSuffix && TypeOf(metric.MetricType) == "counter" && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static string UnitOf(string? unit) => unit switch
    {
        null or "" => "",
        "ms" => "milliseconds",
        "s" => "seconds",
        "us" => "microseconds",
        "ns" => "nanoseconds",
        "By" => "bytes",
        "KiBy" => "kibibytes",
        "MiBy" => "mebibytes",
        "%" => "percent",
        "1" => "",
        _ when unit.StartsWith('{') => "",
        _ => Sanitize(unit),
    };

    private static string LabelsOf(Metric metric, in MetricPoint point)
    {
        var labels = new StringBuilder($"otel_scope_name=\"{Escape(metric.MeterName, quotes: true)}\"");
        foreach (var (key, value) in point.Tags)
            labels.Append(',').Append(Sanitize(key)).Append("=\"").Append(Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", quotes: true)).Append('"');
        return labels.ToString();
    }

    private static string Sanitize(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) || c == ':')
                clean.Append(c);
            else if (clean.Length == 0 || clean[^1] != '_')
                clean.Append('_');
        }

        return clean.Length > 0 && char.IsAsciiDigit(clean[0]) ? "_" + clean : clean.ToString();
    }

    private static string Escape(string text, bool quotes)
    {
        text = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
    }

    private static string Number(double value) => double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
