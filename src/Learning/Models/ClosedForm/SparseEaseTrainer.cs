using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models.Neighbours;

namespace SocialRec.Learning.Models.ClosedForm;

/// <summary>
/// EASE for catalogs whose items × items matrix is too large to invert: a sparse approximate inverse, as in SANSA (Spišák et al., "Scalable Approximate
/// NonSymmetric Autoencoder for Collaborative Filtering", RecSys 2023). The pattern is chosen first, as in fsSLIM (Ning and Karypis, "SLIM: Sparse Linear
/// Methods for Top-N Recommender Systems", ICDM 2011): for each item those that alone explain most of it. Within the pattern each item's column is the exact
/// ridge regression, so that what is cut off is made up for by what stays, and all columns are independent of each other.
/// </summary>
/// <param name="options">Regularisation and normalisation, as of the exact form.</param>
/// <param name="supportCount">How many items speak for each item at most. Default 200.</param>
public sealed class SparseEaseTrainer(EaseOptions options, int supportCount = 200) : ITrainer
{
    // Rows of the Gram matrix are kept to this multiple of the support: beyond that the products hardly enter any regression.
    private const int GramFactor = 5;

    /// <inheritdoc/>
    public string Name => "sparse-ease";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(context);
        var data = NormalizedMatrix.Create(interactions, options);
        var variances = data.Penalties.ToArray();
        for (var e = 0; e < data.Matrix.EntryCount; e++) variances[data.Matrix.Columns[e]] += data.Matrix.Values[e] * data.Matrix.Values[e];

        var gram = SparseGram.Rows(
            data.Matrix, GramFactor * supportCount, (item, other, common) => common * common / (variances[item] * variances[other]), context.Part(0, 0.3));
        var columns = new (int[] Items, float[] Weights)[gram.RowCount];
        var part = context.Part(0.3, 1);
        var done = 0;
        context.Workers.For(gram.RowCount, () => new SupportRegression(gram, variances, supportCount), (item, regression) =>
        {
            columns[item] = regression.Solve(item);
            for (var e = 0; e < columns[item].Items.Length; e++) columns[item].Weights[e] *= data.InputFactors[columns[item].Items[e]] * data.OutputFactors[item];
            if (Interlocked.Increment(ref done) % 1024 == 0) part.Report((double)done / gram.RowCount);
        });
        return new NeighbourScorer(Rows.Concatenate(columns, gram.RowCount).Transpose());
    }
}
