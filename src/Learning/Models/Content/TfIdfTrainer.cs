using SocialRec.Learning.Data;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models.Neighbours;

namespace SocialRec.Learning.Models.Content;

/// <summary>
/// Neighbours by words alone: the cosine of term frequency × inverse document frequency (Salton and Buckley, "Term-weighting approaches in automatic text retrieval",
/// Information Processing and Management 1988). It needs nobody to have acted on an item, and knows nothing of what people like.
/// </summary>
/// <param name="texts">Words by item index; items beyond the end, or without any, have no neighbours.</param>
/// <param name="neighbourCount">How many neighbours stay per item. Default 200.</param>
public sealed class TfIdfTrainer(IReadOnlyList<string?> texts, int neighbourCount = 200) : ITrainer
{
    /// <inheritdoc/>
    public string Name => "content, TF-IDF";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        var counts = Count(interactions.ColumnCount);
        var weighted = counts.Scale(Array.ConvertAll(Documents(counts), documents => MathF.Log(1 + (float)texts.Count / documents)), []);
        var lengths = new float[weighted.ColumnCount];
        for (var e = 0; e < weighted.EntryCount; e++) lengths[weighted.Columns[e]] += weighted.Values[e] * weighted.Values[e];
        var unit = weighted.Scale([], Array.ConvertAll(lengths, length => length > 0 ? 1 / MathF.Sqrt(length) : 0));
        return new NeighbourScorer(SparseGram.Strongest(unit, neighbourCount, (_, _, cosine) => cosine, context));
    }

    // Terms × items.
    private CsrMatrix Count(int itemCount)
    {
        var terms = new IdMap();
        var found = new Dictionary<(int Term, int Item), int>();
        for (var item = 0; item < Math.Min(texts.Count, itemCount); item++)
        {
            foreach (var word in Words(texts[item] ?? ""))
            {
                var key = (terms.GetOrAdd(word), item);
                found[key] = found.GetValueOrDefault(key) + 1;
            }
        }

        var builder = new CsrBuilder(terms.Count, itemCount);
        foreach (var ((term, item), count) in found) builder.Add(term, item, count);
        return builder.Build();
    }

    private static float[] Documents(CsrMatrix counts) =>
        [.. Enumerable.Range(0, counts.RowCount).Select(term => (float)counts.RowColumns(term).Length)];

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                if (start < 0) start = i;
                continue;
            }

            if (start >= 0) yield return text[start..i].ToUpperInvariant();
            start = -1;
        }
    }
}
