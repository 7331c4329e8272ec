namespace SocialRec.Inference.Text;

/// <summary>
/// How likely each label is at each token in the light of the whole text: forward and backward sums over all paths of a chain of labels (Rabiner, Proceedings of the
/// IEEE 1989; Lafferty, McCallum and Pereira, ICML 2001). A token's own scores would not do: where the chain overrules them, they say that what was found is unlikely.
/// </summary>
internal sealed class LabelChances
{
    private readonly int _labels;

    // Labels × labels, the first index is the one before.
    private readonly double[] _ways;

    /// <summary>For the chain of a model.</summary>
    /// <param name="transitions">Labels × labels, logarithms.</param>
    public LabelChances(float[][] transitions)
    {
        _labels = transitions.Length;
        _ways = [.. transitions.SelectMany(row => row).Select(way => Math.Exp(way))];
    }

    /// <summary>The chances, tokens × labels.</summary>
    /// <param name="scores">Logarithms of chances, a row of labels for each token.</param>
    /// <param name="mayBegin">Whether a text may begin with a label.</param>
    public double[] Of(ReadOnlySpan<float> scores, Predicate<int> mayBegin)
    {
        var weights = new double[scores.Length];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = Math.Exp(scores[i]);
        double[] chances = Forward(weights, mayBegin);
        MultiplyBackward(chances, weights);
        return chances;
    }

    private double[] Forward(double[] weights, Predicate<int> mayBegin)
    {
        var sums = new double[weights.Length];
        for (int row = 0; row < sums.Length; row += _labels)
        {
            for (int label = 0; label < _labels; label++)
            {
                double before = row == 0 && mayBegin(label) ? 1 : 0;
                for (int other = 0; row > 0 && other < _labels; other++)
                    before += sums[row - _labels + other] * _ways[(other * _labels) + label];
                sums[row + label] = before * weights[row + label];
            }

            Normalise(sums.AsSpan(row, _labels));
        }

        return sums;
    }

    private void MultiplyBackward(double[] sums, double[] weights)
    {
        var (after, next) = (new double[_labels], new double[_labels]);
        Array.Fill(after, 1);
        for (int row = sums.Length - _labels; row >= 0; row -= _labels)
        {
            for (int label = 0; label < _labels; label++)
            {
                sums[row + label] *= after[label];
                next[label] = 0;
                for (int other = 0; other < _labels; other++)
                    next[label] += _ways[(label * _labels) + other] * weights[row + other] * after[other];
            }

            Normalise(sums.AsSpan(row, _labels));
            Normalise(next);
            (after, next) = (next, after);
        }
    }

    // Row by row: sums over the paths of a long text are too small for a number.
    private static void Normalise(Span<double> row)
    {
        double sum = 0;
        foreach (double value in row)
            sum += value;
        foreach (ref double value in row)
            value /= sum;
    }
}
