using System.Numerics.Tensors;

namespace SocialRec.Inference.Text;

/// <summary>
/// Attributes from scores of tokens, each attribute for itself, since values may share words: pieces of a word share its mean, and a value is the run of tokens with
/// the largest sum of log-odds, if that is above 0 (Bentley, CACM 1984). training/text/tags.py does the same.
/// </summary>
internal sealed class AttributeSpans(string[] names)
{
    /// <summary>The attributes of a text, in the order of their places.</summary>
    /// <param name="scores">Log-odds, a row of attributes for each token.</param>
    /// <param name="text">The tokens' places, and which of them continue a word.</param>
    public List<TextSpan> Spans(ReadOnlySpan<float> scores, TokenizedText text)
    {
        float[] odds = WholeWords(scores, text.Continues);
        var spans = new List<TextSpan>();
        for (int number = 0; number < names.Length; number++)
        {
            if (Best(odds, number, text.Places) is { } span)
                spans.Add(span);
        }

        spans.Sort((one, other) => one.Place.Begin.CompareTo(other.Place.Begin));
        return spans;
    }

    private float[] WholeWords(ReadOnlySpan<float> scores, bool[] continues)
    {
        var odds = scores.ToArray();
        for (int begin = 0, end; begin < continues.Length; begin = end)
        {
            end = begin + 1;
            while (end < continues.Length && continues[end])
                end++;
            Span<float> mean = Row(odds, begin);
            for (int token = begin + 1; token < end; token++)
                TensorPrimitives.Add(mean, Row(odds, token), mean);
            TensorPrimitives.Divide(mean, end - begin, mean);
            for (int token = begin + 1; token < end; token++)
                mean.CopyTo(Row(odds, token));
        }

        return odds;
    }

    private TextSpan? Best(float[] odds, int number, TextPlace[] places)
    {
        var (best, first, last) = (0f, 0, -1);
        var (sum, start) = (float.NegativeInfinity, 0);
        for (int token = 0; token < places.Length; token++)
        {
            float score = Row(odds, token)[number];
            (sum, start) = sum <= 0 ? (score, token) : (sum + score, start);
            if (sum > best)
                (best, first, last) = (sum, start, token);
        }

        if (last < 0)
            return null;
        float chances = 0;
        for (int token = first; token <= last; token++)
            chances += 1 / (1 + MathF.Exp(-Row(odds, token)[number]));
        return new TextSpan(names[number], new TextPlace(places[first].Begin, places[last].End), chances / (last + 1 - first));
    }

    private Span<float> Row(float[] odds, int token) => odds.AsSpan(token * names.Length, names.Length);
}
