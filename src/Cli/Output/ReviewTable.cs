using System.Globalization;
using System.Text;
using SocialRec.Inference.Text;
using SocialRec.Inference.Text.Reviews;

namespace SocialRec.Cli.Output;

/// <summary>What was read in reviews, for people and for spreadsheets.</summary>
internal static class ReviewTable
{
    private const int LongestQuote = 60;

    /// <summary>The shares, and for each aspect how many are happy about it, with a quote.</summary>
    public static string Markdown(string[] reviews, ReviewAnalysis[] analyses)
    {
        var text = new StringBuilder();
        int positive = analyses.Count(analysis => analysis.Whole.Sentiment.Sign > 0);
        int negative = analyses.Count(analysis => analysis.Whole.Sentiment.Sign < 0);
        text.AppendLine(CultureInfo.InvariantCulture, $"{analyses.Length} reviews: {positive} positive, {analyses.Length - positive - negative} neutral, {negative} negative").AppendLine();
        text.AppendLine("| aspect | reviews | happy | quote |").AppendLine("|---|---|---|---|");
        var aspects = analyses.SelectMany((analysis, i) => analysis.Aspects.Select(aspect => (aspect, Review: reviews[i])));
        foreach (var group in aspects.GroupBy(one => one.aspect.Aspect).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            double happy = group.Average(one => one.aspect.Sentiment.Score > 0 ? 1.0 : 0.0);
            (AspectOpinion surest, string review) = group.MaxBy(one => Math.Abs(one.aspect.Sentiment.Score));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {happy:P0} | {Quote(review[surest.Clause.Begin..surest.Clause.End])} |");
        }

        return text.ToString();
    }

    /// <summary>A header, and a row for each review, tab-separated.</summary>
    public static IEnumerable<string> Rows(string[] reviews, ReviewAnalysis[] analyses) => analyses
        .Select((analysis, i) => Row(analysis.Whole, reviews[i]))
        .Prepend("sentiment\tnegative\tneutral\tpositive\tuseful\ttext");

    private static string Row(TextAnalysis whole, string review)
    {
        Sentiment sentiment = whole.Sentiment;
        string label = sentiment.Sign > 0 ? "positive" : sentiment.Sign < 0 ? "negative" : "neutral";
        return string.Create(CultureInfo.InvariantCulture, $"{label}\t{sentiment.Negative:F3}\t{sentiment.Neutral:F3}\t{sentiment.Positive:F3}\t{whole.Useful:F3}\t{review}");
    }

    private static string Quote(string clause) => (clause.Length <= LongestQuote ? clause : clause[..LongestQuote] + "…").Replace('|', '/');
}
