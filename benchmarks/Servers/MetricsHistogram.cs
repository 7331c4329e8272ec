using System.Globalization;

namespace SocialRec.Benchmarks.Servers;

/// <summary>A histogram of a server's <c>/metrics</c> page, summed over its labels.</summary>
/// <param name="Buckets">Upper bounds, in the unit of the metric, with how many measurements do not exceed each; ascending, the last bound is infinite.</param>
public sealed record MetricsHistogram(SortedDictionary<double, double> Buckets)
{
    /// <summary>How many measurements there were.</summary>
    public double Count => Buckets.Count == 0 ? 0 : Buckets.Values.Last();

    /// <summary>Reads it from the page.</summary>
    /// <param name="http">A client of the server.</param>
    /// <param name="name">The metric's name, without <c>_bucket</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<MetricsHistogram> ReadAsync(HttpClient http, string name, CancellationToken cancellationToken)
    {
        const string Bound = "le=\"";
        SortedDictionary<double, double> buckets = [];
        foreach (string line in (await http.GetStringAsync("/metrics", cancellationToken)).Split('\n').Where(line => line.StartsWith(name + "_bucket{", StringComparison.Ordinal)))
        {
            string rest = line[(line.IndexOf(Bound, StringComparison.Ordinal) + Bound.Length)..];
            string bound = rest[..rest.IndexOf('"')];
            double upTo = bound == "+Inf" ? double.PositiveInfinity : double.Parse(bound, CultureInfo.InvariantCulture);
            double count = double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
            buckets[upTo] = buckets.GetValueOrDefault(upTo) + count;
        }

        return new MetricsHistogram(buckets);
    }

    /// <summary>What came since an earlier reading.</summary>
    public MetricsHistogram Since(MetricsHistogram earlier)
    {
        SortedDictionary<double, double> buckets = [];
        foreach ((double bound, double count) in Buckets)
            buckets[bound] = count - earlier.Buckets.GetValueOrDefault(bound);
        return new MetricsHistogram(buckets);
    }

    /// <summary>The upper bound of the bucket that holds a quantile: the quantile is not above it.</summary>
    /// <param name="share">0 to 1, such as 0.99.</param>
    public double Quantile(double share) => Buckets.FirstOrDefault(bucket => bucket.Value >= share * Count).Key;
}
