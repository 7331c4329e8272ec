using System.Buffers;
using System.Numerics.Tensors;
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

    /// <summary>
    /// Scores for a user of the training matrix, up to a factor that is the user's own and wrong on what the user did: K(Y·y) is then the difference of a
    /// unit vector and a row of K, so nothing is left to multiply.
    /// </summary>
    internal void ScoreTrained(int user, Span<float> scores)
    {
        var solved = Array.ConvertAll(inverse[user], value => -value);
        solved[user] += 1;
        Project(solved, scores);
    }

    private float[][] ProjectAll(Workers workers)
    {
        var rows = new float[byUser.RowCount][];
        workers.For(rows.Length, user =>
        {
            rows[user] = new float[ItemCount];
            Project(inverse[user], rows[user]);
        });
        return rows;
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
