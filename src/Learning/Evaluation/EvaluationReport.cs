using System.Globalization;
using System.Text;

namespace SocialRec.Learning.Evaluation;

/// <summary>The rows of one evaluation.</summary>
/// <param name="Rows">All users first, then the segments, for each cut-off.</param>
public sealed record EvaluationReport(IReadOnlyList<EvaluationRow> Rows)
{
    /// <summary>The row for everybody at a cut-off.</summary>
    /// <param name="k">Cut-off.</param>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">The cut-off was not measured.</exception>
    public EvaluationRow All(int k) => Rows.First(row => row.Segment == "all" && row.K == k);

    /// <summary>The report as a Markdown table.</summary>
    /// <returns>Lines that end in a line feed.</returns>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("| users | k | n | Recall [95%] | NDCG [95%] | precision | MRR | hit rate | coverage | novelty |\n|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Segment} | {row.K} | {row.Users} | {row.Recall} | {row.Ndcg} | {row.Precision:0.0000} ");
            text.Append(CultureInfo.InvariantCulture, $"| {row.ReciprocalRank:0.0000} | {row.HitRate:0.0000} | {row.Coverage:0.000} | {row.Novelty:0.00} |\n");
        }

        return text.ToString();
    }
}
