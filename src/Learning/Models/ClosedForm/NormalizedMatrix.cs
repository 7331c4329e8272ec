using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.ClosedForm;

/// <summary>The interactions as a closed-form model sees them, with the factors that go before and after it.</summary>
/// <param name="Matrix">Users × items, normalised.</param>
/// <param name="Penalties">Λ's diagonal, one per item.</param>
/// <param name="InputFactors">Multiply what a shopper did, one per item.</param>
/// <param name="OutputFactors">Multiply the scores, one per item.</param>
internal sealed record NormalizedMatrix(CsrMatrix Matrix, float[] Penalties, float[] InputFactors, float[] OutputFactors)
{
    public static NormalizedMatrix Create(CsrMatrix interactions, EaseOptions options)
    {
        var userFactors = Degrees.Powers(interactions.RowSums(), -options.UserExponent);
        var totals = interactions.ColumnSums();
        var inputFactors = Degrees.Powers(totals, -options.ItemExponent);
        var matrix = interactions.Scale(userFactors, inputFactors);

        var penalties = new float[matrix.ColumnCount];
        for (var e = 0; e < matrix.EntryCount; e++) penalties[matrix.Columns[e]] += matrix.Values[e] * matrix.Values[e];
        var share = (float)(options.Dropout / (1 - options.Dropout));
        for (var item = 0; item < penalties.Length; item++) penalties[item] = share * penalties[item] + (float)options.Regularization;

        return new NormalizedMatrix(matrix, penalties, inputFactors, Degrees.Powers(totals, options.OutputExponent));
    }
}
