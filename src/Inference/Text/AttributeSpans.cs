using System.Numerics.Tensors;

namespace SocialRec.Inference.Text;

/// <summary>
/// Attributes from scores of tokens: pieces of a word share its mean, runs of one attribute are values, and of several values of one attribute the surest stays.
/// training/text/tags.py does the same.
/// </summary>
internal sealed class AttributeSpans(string[] names)
{
    /// <summary>The attributes of a text.</summary>
    /// <param name="scores">A row of attributes for each token.</param>
    /// <param name="places">The tokens' places.</param>
    public List<TextSpan> Spans(ReadOnlySpan<float> scores, TextPlace[] places)
    {
        float[] chances = Chances(scores, places);
        var best = new Dictionary<int, TextSpan>();
        for (int token = 0; token < places.Length;)
        {
            int kind = KindOf(chances, token);
            int end = token + 1;
            while (end < places.Length && KindOf(chances, end) == kind)
                end++;
            float confidence = 0;
            for (int i = token; i < end; i++)
                confidence += chances[(i * names.Length) + kind] / (end - token);
            if (kind > 0 && (!best.TryGetValue(kind, out TextSpan? other) || confidence > other.Confidence))
                best[kind] = new TextSpan(names[kind], new TextPlace(places[token].Begin, places[end - 1].End), confidence);
            token = end;
        }

        return [.. best.Values.OrderBy(span => span.Place.Begin)];
    }

    private float[] Chances(ReadOnlySpan<float> scores, TextPlace[] places)
    {
        var chances = new float[places.Length * names.Length];
        var mean = new float[names.Length];
        for (int begin = 0; begin < places.Length;)
        {
            int end = begin + 1;
            while (end < places.Length && places[end].Begin == places[end - 1].End)
                end++;
            Array.Clear(mean);
            for (int token = begin; token < end; token++)
                TensorPrimitives.Add(mean, scores.Slice(token * names.Length, names.Length), mean);
            TensorPrimitives.Divide(mean, end - begin, mean);
            TensorPrimitives.Subtract(mean, mean.Max(), mean);
            TensorPrimitives.SoftMax(mean, mean);
            for (int token = begin; token < end; token++)
                mean.CopyTo(chances, token * names.Length);
            begin = end;
        }

        return chances;
    }

    private int KindOf(float[] chances, int token) => TensorPrimitives.IndexOfMax(chances.AsSpan(token * names.Length, names.Length));
}
