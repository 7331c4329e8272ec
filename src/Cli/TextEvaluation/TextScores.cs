using SocialRec.Inference.Text;

namespace SocialRec.Cli.TextEvaluation;

/// <summary>How well the text model reads labelled texts, in percent.</summary>
internal static class TextScores
{
    private const int AtOnce = 256;

    /// <summary>Reads texts, some at a time.</summary>
    public static async Task<TextAnalysis[]> ReadAsync(TextAnalyst model, IEnumerable<string> texts, CancellationToken cancellation)
    {
        List<TextAnalysis> analyses = [];
        foreach (string[] some in texts.Chunk(AtOnce))
            analyses.AddRange(await Task.WhenAll(some.Select(text => model.AnalyzeAsync(text, cancellation))));
        return [.. analyses];
    }

    /// <summary>The share of texts whose class is right.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="found">What was read in each.</param>
    /// <param name="classOf">The class that this amounts to.</param>
    public static double Accuracy(IReadOnlyList<LabelledText> texts, IReadOnlyList<TextAnalysis> found, Func<TextAnalysis, string> classOf) =>
        100.0 * texts.Zip(found).Count(pair => classOf(pair.Second) == pair.First.Label) / texts.Count;

    /// <summary>Happy or unhappy, neutral set aside: 1 or 0.</summary>
    public static string Polarity(TextAnalysis analysis) => analysis.Sentiment.Positive > analysis.Sentiment.Negative ? "1" : "0";

    /// <summary>The share of texts in which an entity is found.</summary>
    public static double WithEntities(IReadOnlyList<TextAnalysis> found, double confidence) =>
        100.0 * found.Count(analysis => analysis.Entities.Any(span => span.Confidence >= confidence)) / found.Count;

    /// <summary>F1 of whole entities: kind and place.</summary>
    public static double Entities(IReadOnlyList<TaggedText> texts, IReadOnlyList<TextAnalysis> found, double confidence) => F1(
        texts.Select(text => text.Spans.ToHashSet()),
        found.Select(analysis => analysis.Entities.Where(span => span.Confidence >= confidence).Select(span => (span.Kind, span.Place)).ToHashSet()));

    /// <summary>F1 of exact values, each title asked for the attributes that were looked for in it (Brinkmann et al., "ExtractGPT", 2023): any of several values is right.</summary>
    public static double Attributes(IReadOnlyList<AttributedTitle> titles, IReadOnlyList<TextAnalysis> found, double confidence)
    {
        var (right, said) = (0, 0);
        foreach ((AttributedTitle title, TextAnalysis analysis) in titles.Zip(found))
        {
            TextSpan[] spans = [.. analysis.Attributes.Where(span => span.Confidence >= confidence && title.Asked.Contains(span.Kind))];
            right += spans.Count(span => title.Values.Contains((span.Kind, title.Text[span.Place.Begin..span.Place.End])));
            said += spans.Length;
        }

        return 200.0 * right / Math.Max(1, said + titles.Sum(title => title.Values.DistinctBy(value => value.Name).Count()));
    }

    private static double F1<T>(IEnumerable<HashSet<T>> wanted, IEnumerable<HashSet<T>> found)
    {
        var pairs = wanted.Zip(found).ToArray();
        int right = pairs.Sum(pair => pair.First.Count(pair.Second.Contains));
        return 200.0 * right / Math.Max(1, pairs.Sum(pair => pair.First.Count + pair.Second.Count));
    }
}
