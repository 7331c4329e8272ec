using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.ClosedForm;

/// <summary>
/// EASE, the closed-form linear autoencoder whose item-item weights have a diagonal of zero (Steck, "Embarrassingly Shallow Autoencoders for Sparse
/// Data", WWW 2019): with P = (XᵀX + Λ)⁻¹, the weight from item i to item j is −P[i,j] ∕ P[j,j].
/// With fewer users than items the same P comes from the users' matrix by Woodbury's identity, P = Λ⁻¹ − Λ⁻¹Xᵀ(I + XΛ⁻¹Xᵀ)⁻¹XΛ⁻¹, at the cost of inverting that one.
/// </summary>
/// <param name="options">Regularisation and normalisation.</param>
public sealed class EaseTrainer(EaseOptions options) : ITrainer
{
    /// <inheritdoc/>
    public string Name => "ease";

    /// <summary>Bytes that training on a matrix of this shape takes at its peak.</summary>
    /// <param name="userCount">Number of users.</param>
    /// <param name="itemCount">Number of items.</param>
    /// <returns>Bytes of the tiles and of the full rows that the inverse is mirrored into.</returns>
    public static long PeakBytes(long userCount, long itemCount)
    {
        var size = Math.Min(userCount, itemCount);
        return SymmetricMatrix.BytesFor(size) + size * size * sizeof(float);
    }

    /// <inheritdoc/>
    /// <exception cref="InsufficientMemoryException">The matrices would not fit the context's memory budget.</exception>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(context);
        var needed = PeakBytes(interactions.RowCount, interactions.ColumnCount);
        if (needed > context.MemoryBudgetBytes)
        {
            throw new InsufficientMemoryException($"EASE on {interactions.RowCount} users and {interactions.ColumnCount} items needs {needed >> 20} MiB, the budget is {context.MemoryBudgetBytes >> 20} MiB.");
        }

        var normalized = NormalizedMatrix.Create(interactions, options);
        return interactions.RowCount < interactions.ColumnCount
            ? TrainDual(normalized, context)
            : TrainPrimal(normalized, context);
    }

    private static EasePrimalScorer TrainPrimal(NormalizedMatrix data, TrainingContext context)
    {
        var gram = GramMatrix.OfColumns(data.Matrix, data.Matrix.Transpose(), context.Workers);
        for (var item = 0; item < gram.Size; item++) gram[item, item] += data.Penalties[item];
        SymmetricInverse.Invert(gram, context.Workers, context.Report);
        var weights = gram.ToRows(1, context.Workers);
        var diagonal = new float[weights.Length];
        for (var item = 0; item < diagonal.Length; item++) diagonal[item] = weights[item][item];
        context.Workers.For(weights.Length, item =>
        {
            var row = weights[item];
            for (var other = 0; other < row.Length; other++)
            {
                row[other] *= -data.InputFactors[item] * data.OutputFactors[other] / diagonal[other];
            }

            row[item] = 0;
        });
        return new EasePrimalScorer(weights);
    }

    private static EaseDualScorer TrainDual(NormalizedMatrix data, TrainingContext context)
    {
        var rootPenalties = Array.ConvertAll(data.Penalties, penalty => 1 / MathF.Sqrt(penalty));
        var whitened = data.Matrix.Scale([], rootPenalties);
        var byItem = whitened.Transpose();

        var gram = GramMatrix.OfColumns(byItem, whitened, context.Workers);
        for (var user = 0; user < gram.Size; user++) gram[user, user] += 1;
        SymmetricInverse.Invert(gram, context.Workers, context.Report);
        return new EaseDualScorer(whitened, byItem, gram.ToRows(1, context.Workers), rootPenalties, data, context.Workers);
    }
}
