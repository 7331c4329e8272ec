using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Neighbours;

/// <summary>Scores by a sparse item × item matrix: the sum, over what somebody did, of its weight times the neighbours' weights.</summary>
/// <param name="neighbours">Row i: the items that i speaks for, and how strongly.</param>
public sealed class NeighbourScorer(CsrMatrix neighbours) : ISparseScorer
{
    /// <summary>Row i: the items that i speaks for, and how strongly.</summary>
    public CsrMatrix Neighbours { get; } = neighbours;

    /// <inheritdoc/>
    public int ItemCount => Neighbours.ColumnCount;

    /// <inheritdoc/>
    public void Score(SparseVector shopper, Span<float> scores)
    {
        scores.Clear();
        for (var e = 0; e < shopper.Length; e++)
        {
            var items = Neighbours.RowColumns(shopper.Indices[e]);
            var weights = Neighbours.RowValues(shopper.Indices[e]);
            for (var n = 0; n < items.Length; n++) scores[items[n]] += shopper.Values[e] * weights[n];
        }
    }

    /// <inheritdoc/>
    void ISparseScorer.Score(SparseVector shopper, SparseAccumulator scores)
    {
        for (var e = 0; e < shopper.Length; e++) scores.AddRow(Neighbours, shopper.Indices[e], shopper.Values[e]);
    }
}
