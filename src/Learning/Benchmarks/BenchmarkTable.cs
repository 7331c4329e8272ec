using System.Globalization;

namespace SocialRec.Learning.Benchmarks;

/// <summary>Writes the rows of <c>docs/benchmarks.md</c>.</summary>
public static class BenchmarkTable
{
    /// <summary>The rows of one split, with 95% bootstrap intervals over users.</summary>
    /// <param name="writer">Takes Markdown.</param>
    /// <param name="rows">The rows; written as they come.</param>
    public static void Write(TextWriter writer, IEnumerable<BenchmarkRow> rows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            writer.Write($"| {row.Model} | {row.All.Recall} | {row.All.Ndcg} | {row.Small?.Recall} | {row.Small?.Ndcg} |\n");
            writer.Flush();
        }
    }

    /// <summary>The mean of each model over several splits with its standard deviation, and its gain over one of them.</summary>
    /// <param name="writer">Takes Markdown.</param>
    /// <param name="splits">The rows of each split; models of one place in every split are one model.</param>
    /// <param name="reference">The model that gains are counted from.</param>
    public static void WriteMeans(TextWriter writer, IReadOnlyList<IReadOnlyList<BenchmarkRow>> splits, string reference)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(splits);
        writer.Write($"| mean of {splits.Count} splits | Recall (sd) | NDCG (sd) | gain in recall | gain in NDCG |\n|---|---|---|---|---|\n");
        var plain = splits.Select(rows => rows.First(row => row.Model == reference)).ToArray();
        for (var place = 0; place < splits.Min(rows => rows.Count); place++)
        {
            var rows = splits.Select(split => split[place]).ToArray();
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"| {ShortName(rows[0].Model)} | {Spread(rows, row => row.All.Recall.Mean)} | {Spread(rows, row => row.All.Ndcg.Mean)} | {Gain(rows, plain, row => row.All.Recall.Mean):+0.0%;-0.0%} | {Gain(rows, plain, row => row.All.Ndcg.Mean):+0.0%;-0.0%} |\n"));
        }
    }

    private static string ShortName(string model) => model.Split(':')[0];

    private static string Spread(BenchmarkRow[] rows, Func<BenchmarkRow, double> measure)
    {
        var mean = rows.Average(measure);
        var deviation = Math.Sqrt(rows.Sum(row => Math.Pow(measure(row) - mean, 2)) / Math.Max(1, rows.Length - 1));
        return string.Create(CultureInfo.InvariantCulture, $"{mean:0.0000} ({deviation:0.0000})");
    }

    private static double Gain(BenchmarkRow[] rows, BenchmarkRow[] plain, Func<BenchmarkRow, double> measure) =>
        rows.Average(measure) / plain.Average(measure) - 1;
}
