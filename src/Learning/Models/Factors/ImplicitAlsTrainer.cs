using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Factors;

/// <summary>
/// Matrix factorisation of implicit feedback by alternating least squares (Hu, Koren and Volinsky, "Collaborative Filtering for Implicit Feedback Datasets",
/// ICDM 2008). A shopper's factors are solved for from what the shopper did, so nobody needs trained ones.
/// </summary>
/// <param name="options">Dimension, weights and rounds.</param>
public sealed class ImplicitAlsTrainer(ImplicitAlsOptions options) : ITrainer
{
    /// <inheritdoc/>
    public string Name => "implicit-als";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(context);
        var byItem = interactions.Transpose();
        var items = Start(interactions.ColumnCount, context.Seed);
        for (var round = 0; round < options.Rounds; round++)
        {
            context.Report((double)round / options.Rounds);
            items = Solve(byItem, Solve(interactions, items, context.Workers), context.Workers);
        }

        return new FactorScorer(new FactorSystem(items, options, context.Workers));
    }

    private DenseMatrix Start(int count, int seed)
    {
        var random = new Random(seed);
        var factors = new DenseMatrix(count, options.Dimension);
        for (var e = 0; e < factors.Values.Length; e++) factors.Values[e] = (float)((random.NextDouble() - 0.5) / Math.Sqrt(options.Dimension));
        return factors;
    }

    private DenseMatrix Solve(CsrMatrix rows, DenseMatrix others, Workers workers)
    {
        var system = new FactorSystem(others, options, workers);
        var solved = new DenseMatrix(rows.RowCount, options.Dimension);
        workers.For(rows.RowCount, row => system.Solve(SparseVector.RowOf(rows, row), solved.Row(row)));
        return solved;
    }
}
