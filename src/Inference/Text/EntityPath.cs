namespace SocialRec.Inference.Text;

/// <summary>
/// Entities from scores of tokens: the best path of labels, where each label also likes or dislikes the one before it (Viterbi 1967). training/text/tags.py does the same.
/// </summary>
internal sealed class EntityPath(string[] labels, float[][] transitions)
{
    // Below any sum of scores: an entity does not begin with the label of its inside.
    private const float Never = -100;

    private readonly LabelChances _chances = new(transitions);

    /// <summary>The entities of a text.</summary>
    /// <param name="scores">Logarithms of chances, a row of labels for each token.</param>
    /// <param name="places">The tokens' places.</param>
    public List<TextSpan> Spans(ReadOnlySpan<float> scores, TextPlace[] places)
    {
        var spans = new List<TextSpan>();
        int[] path = Best(scores, places.Length);
        if (Array.TrueForAll(path, label => label == 0))
            return spans;
        double[] chances = _chances.Of(scores, label => !IsInside(label));
        for (int token = 0; token < path.Length;)
        {
            int end = token + 1;
            while (end < path.Length && path[end] == path[token] + 1 && IsInside(path[end]))
                end++;
            if (path[token] > 0)
                spans.Add(new TextSpan(labels[path[token]][2..], new TextPlace(places[token].Begin, places[end - 1].End), Confidence(chances, path, token, end)));
            token = end;
        }

        return spans;
    }

    private int[] Best(ReadOnlySpan<float> scores, int tokens)
    {
        int count = labels.Length;
        var back = new int[tokens, count];
        var (total, next) = (new float[count], new float[count]);
        for (int token = 0; token < tokens; token++)
        {
            for (int label = 0; label < count; label++)
            {
                float best = token == 0 ? (IsInside(label) ? Never : 0) : float.NegativeInfinity;
                for (int before = 0; token > 0 && before < count; before++)
                {
                    float way = total[before] + transitions[before][label];
                    if (way > best)
                        (best, back[token, label]) = (way, before);
                }

                next[label] = best + scores[(token * count) + label];
            }

            (total, next) = (next, total);
        }

        return Walk(back, total, tokens);
    }

    private static int[] Walk(int[,] back, float[] total, int tokens)
    {
        var path = new int[tokens];
        int label = Array.IndexOf(total, total.Max());
        for (int token = tokens - 1; token >= 0; token--)
        {
            path[token] = label;
            label = back[token, label];
        }

        return path;
    }

    private float Confidence(double[] chances, int[] path, int begin, int end)
    {
        double sum = 0;
        for (int token = begin; token < end; token++)
            sum += chances[(token * labels.Length) + path[token]];
        return (float)(sum / (end - begin));
    }

    // Labels are O, then B and I of each kind in turn.
    private static bool IsInside(int label) => label > 0 && label % 2 == 0;
}
