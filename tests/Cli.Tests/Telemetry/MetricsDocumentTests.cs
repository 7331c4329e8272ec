using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using SocialRec.TestKit;

namespace SocialRec.Cli.Tests.Telemetry;

/// <summary>What operators read of metrics, in docs/operations.md and on the dashboard, is what there is.</summary>
public sealed partial class MetricsDocumentTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.File("docs/operations.md"));
    private static readonly string Dashboard = File.ReadAllText(RepositoryRoot.File("deploy/grafana/socialrec.json"));

    [Fact]
    public void Page_Tables_NameEveryInstrumentWithItsUnitAndNoOther()
    {
        Dictionary<string, string> rows = Row().Matches(Page).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);

        Assert.True(ProductMetrics.All.Count > 40);
        Assert.Equal(ProductMetrics.All.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(ProductMetrics.All.Values, instrument => Assert.Equal((instrument.Name, InWords(instrument.Unit)), (instrument.Name, rows[instrument.Name])));
    }

    [Fact]
    public void Instruments_Always_HaveUnitAndDescription() => Assert.All(ProductMetrics.All.Values, instrument =>
    {
        Assert.False(string.IsNullOrEmpty(instrument.Unit), instrument.Name);
        Assert.False(string.IsNullOrEmpty(instrument.Description), instrument.Name);
    });

    [Fact]
    public void Durations_OfRequestsAndParts_AreTellableFromATenthOfAMillisecondToTenSeconds() =>
        Assert.All(ProductMetrics.All.Values.OfType<Histogram<double>>().Where(h => h.Name != "socialrec.training.duration"), histogram =>
        {
            double perSecond = histogram.Unit == "s" ? 1 : 1_000;
            double[] bounds = [.. histogram.Advice?.HistogramBucketBoundaries ?? []];
            Assert.True(bounds.Length > 0, histogram.Name);
            Assert.Equal((histogram.Name, 0.0001 * perSecond), (histogram.Name, bounds[0]));
            Assert.True(bounds[^1] >= 10 * perSecond, histogram.Name);
            Assert.All(bounds.Zip(bounds.Skip(1)), pair => Assert.InRange(pair.Second / pair.First, 1, 3.1));
        });

    [Fact]
    public void Dashboard_EveryFigure_Exists()
    {
        HashSet<string> there = [.. ProductMetrics.All.Values.SelectMany(ProductMetrics.PrometheusNames)];
        string[] used = [.. Figure().Matches(Dashboard).Select(match => match.Value).Distinct()];

        Assert.True(used.Length >= 15, $"{used.Length} figures");
        Assert.All(used, name => Assert.Contains(name, there));
    }

    private static string InWords(string? unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        _ => unit!.EndsWith("y}", StringComparison.Ordinal) ? unit[1..^2] + "ies" : unit[1..^1] + "s",
    };

    [GeneratedRegex(@"^\| `(socialrec\.[a-z_.]+)` \| ([a-z]+) \| \S", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("socialrec_[a-z_]+")]
    private static partial Regex Figure();
}
