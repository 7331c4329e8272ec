using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.ClosedForm;

/// <summary>
/// Scores with the inverse K of the users' matrix, without ever holding items × items: with Y = XΛ^(−1∕2), the product x·P is
/// Λ^(−1∕2)(y − YᵀK(Y·y)) for y = Λ^(−1∕2)x.
/// </summary>
internal sealed class EaseDualScorer : IScorer
{
    // Up to here the rows of K·Y are kept, 256 MiB: what an item alone says is then the sum of a few of them.
    private const long MaxProjectedCells = 64L << 20;

    private readonly CsrMatrix byUser;
    private readonly CsrMatrix byItem;
    private readonly float[][] inverse;
    private readonly float[] rootPenalties;
    private readonly float[] inputFactors;
    private readonly float[] precisions;
    private readonly float[] outputFactors;
    private readonly Lazy<float[][]>? projections;

    public EaseDualScorer(CsrMatrix byUser, CsrMatrix byItem, float[][] inverse, float[] rootPenalties, NormalizedMatrix data, Workers workers)
    {
        this.byUser = byUser;
        this.byItem = byItem;
        this.inverse = inverse;
        this.rootPenalties = rootPenalties;
        inputFactors = data.InputFactors;
        precisions = new float[byItem.RowCount];
        outputFactors = new float[byItem.RowCount];
        if ((long)byUser.RowCount * byItem.RowCount <= MaxProjectedCells) projections = new Lazy<float[][]>(() => ProjectAll(workers));
        workers.For(byItem.RowCount, item =>
        {
            precisions[item] = PrecisionDiagonal(item);
            outputFactors[item] = data.OutputFactors[item] / precisions[item];
        });
    }

    public int ItemCount => byItem.RowCount;

    public void Score(SparseVector shopper, Span<float> scores)
    {
        var userCount = byUser.RowCount;
        var rented = ArrayPool<float>.Shared.Rent(2 * userCount);
        var overlap = rented.AsSpan(0, userCount);
        var solved = rented.AsSpan(userCount, userCount);
        AddOverlap(shopper, overlap);

        // x·B = x − x·P·diag(1 ∕ diag P): off the shopper's own items only the second term is there.
        if (projections is not null && shopper.Length == 1)
        {
            Combine(projections.Value, overlap, scores);
        }
        else
        {
            Combine(inverse, overlap, solved);
            Project(solved, scores);
        }

        for (var e = 0; e < shopper.Length; e++) AddOwn(shopper.Indices[e], shopper.Values[e], scores);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>How many users <see cref="ScoreTrained"/> takes at once.</summary>
    internal const int PanelWidth = 16;

    /// <summary>
    /// Scores for users of the training matrix, up to a factor that is each user's own and wrong on what the user did: K(Y·y) is then the difference of a
    /// unit vector and a row of K, so nothing is left to multiply.
    /// </summary>
    /// <param name="users">At most <see cref="PanelWidth"/> of them.</param>
    /// <param name="scores">One row of all items for each user.</param>
    internal void ScoreTrained(ReadOnlySpan<int> users, float[][] scores)
    {
        var solved = new DenseMatrix(byUser.RowCount, PanelWidth);
        for (var place = 0; place < users.Length; place++)
        {
            var row = inverse[users[place]];
            for (var user = 0; user < row.Length; user++) solved.Values[user * PanelWidth + place] = -row[user];
            solved.Values[users[place] * PanelWidth + place] += 1;
        }

        Project(solved, scores.AsSpan(0, users.Length));
    }

    private float[][] ProjectAll(Workers workers)
    {
        var rows = new float[byUser.RowCount][];
        workers.For((rows.Length + PanelWidth - 1) / PanelWidth, () => new DenseMatrix(byUser.RowCount, PanelWidth), (panel, solved) =>
        {
            var into = rows.AsSpan(panel * PanelWidth, Math.Min(PanelWidth, rows.Length - panel * PanelWidth));
            for (var place = 0; place < into.Length; place++)
            {
                into[place] = new float[ItemCount];
                var row = inverse[panel * PanelWidth + place];
                for (var user = 0; user < row.Length; user++) solved.Values[user * PanelWidth + place] = row[user];
            }

            Project(solved, into);
        });
        return rows;
    }

    // Many vectors go through the sparse matrix together: each entry is read once for all, and vectors are added instead of numbers scattered.
    private void Project(DenseMatrix solved, Span<float[]> scores)
    {
        Span<float> sums = stackalloc float[PanelWidth];
        for (var item = 0; item < byItem.RowCount; item++)
        {
            var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (var e = byItem.RowStart[item]; e < byItem.RowStart[item + 1]; e++)
            {
                var row = solved.Row(byItem.Columns[e]);
                var value = Vector256.Create(byItem.Values[e]);
                low = Vector256.MultiplyAddEstimate(value, Vector256.Create<float>(row), low);
                high = Vector256.MultiplyAddEstimate(value, Vector256.Create<float>(row[8..]), high);
            }

            var factor = rootPenalties[item] * outputFactors[item];
            (low * factor).CopyTo(sums);
            (high * factor).CopyTo(sums[8..]);
            for (var place = 0; place < scores.Length; place++) scores[place][item] = sums[place];
        }
    }

    private static void Combine(float[][] rows, ReadOnlySpan<float> factors, Span<float> sum)
    {
        sum.Clear();
        for (var row = 0; row < factors.Length; row++)
        {
            if (factors[row] != 0) TensorPrimitives.MultiplyAdd(rows[row], factors[row], sum, sum);
        }
    }

    private void Project(ReadOnlySpan<float> solved, Span<float> scores)
    {
        scores.Clear();
        for (var user = 0; user < solved.Length; user++)
        {
            for (var e = byUser.RowStart[user]; e < byUser.RowStart[user + 1]; e++) scores[byUser.Columns[e]] += solved[user] * byUser.Values[e];
        }

        for (var item = 0; item < scores.Length; item++) scores[item] *= rootPenalties[item] * outputFactors[item];
    }

    private void AddOverlap(SparseVector shopper, Span<float> overlap)
    {
        overlap.Clear();
        for (var e = 0; e < shopper.Length; e++)
        {
            var item = shopper.Indices[e];
            var value = shopper.Values[e] * inputFactors[item] * rootPenalties[item];
            for (var f = byItem.RowStart[item]; f < byItem.RowStart[item + 1]; f++) overlap[byItem.Columns[f]] += value * byItem.Values[f];
        }
    }

    private void AddOwn(int item, float value, Span<float> scores)
    {
        // The item's own weight is 0: what the precision matrix says of it is replaced by the identity's part.
        var own = value * inputFactors[item] * rootPenalties[item] * rootPenalties[item];
        scores[item] += (value * inputFactors[item] * precisions[item] - own) * outputFactors[item];
    }

    private float PrecisionDiagonal(int item)
    {
        var users = byItem.RowColumns(item);
        var values = byItem.RowValues(item);
        var sum = 0.0;
        for (var e = 0; e < users.Length; e++)
        {
            var row = inverse[users[e]];
            for (var f = 0; f < users.Length; f++) sum += (double)values[e] * values[f] * row[users[f]];
        }

        return (float)((1 - sum) * rootPenalties[item] * rootPenalties[item]);
    }
}
