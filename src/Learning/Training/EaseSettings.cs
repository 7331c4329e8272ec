using System.Globalization;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.ClosedForm;

namespace SocialRec.Learning.Training;

/// <summary>A point of the search for the closed form's settings.</summary>
/// <param name="LogPenalty">Natural logarithm of λ over the mean squared norm of an interaction's item.</param>
/// <param name="Dropout">See <see cref="EaseOptions.Dropout"/>.</param>
/// <param name="ItemExponent">See <see cref="EaseOptions.ItemExponent"/>.</param>
/// <param name="UserExponent">See <see cref="EaseOptions.UserExponent"/>.</param>
/// <param name="OutputExponent">See <see cref="EaseOptions.OutputExponent"/>.</param>
internal sealed record EaseSettings(double LogPenalty, double Dropout, double ItemExponent, double UserExponent, double OutputExponent)
{
    private const double MaxDropout = 0.9;
    private const double MaxExponent = 1;

    // e⁻⁴ of an item's norm keeps the matrix well enough conditioned for single precision.
    private const double MaxLogPenalty = 4;

    /// <summary>Where the search starts, and what is used where nothing could be held out.</summary>
    public static EaseSettings Default { get; } = new(0, 0.25, 0, 0, 0);

    /// <summary>Where the search of the sparse form starts: what did best on the validation part of gowalla, whose trials cost most.</summary>
    public static EaseSettings Sparse { get; } = new(0.5, 0.25, 0.1, 0.25, 0);

    /// <summary>The point a step along one axis away: 0 for the penalty, 1 dropout, 2 items, 3 users.</summary>
    public EaseSettings Move(int axis, double step) => axis switch
    {
        0 => this with { LogPenalty = Math.Clamp(LogPenalty + step, -MaxLogPenalty, MaxLogPenalty) },
        1 => this with { Dropout = Math.Clamp(Dropout + step, 0, MaxDropout) },
        2 => this with { ItemExponent = Math.Clamp(ItemExponent + step, -MaxExponent, MaxExponent) },
        _ => this with { UserExponent = Math.Clamp(UserExponent + step, -MaxExponent, MaxExponent) },
    };

    /// <summary>The options that this point means on a matrix.</summary>
    public EaseOptions ToOptions(CsrMatrix interactions) => new()
    {
        Regularization = Math.Exp(LogPenalty) * MeanItemNorm(interactions),
        Dropout = Dropout,
        ItemExponent = ItemExponent,
        UserExponent = UserExponent,
        OutputExponent = OutputExponent,
    };

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"log λ={LogPenalty:0.##} dropout={Dropout:0.##} item={ItemExponent:0.##} user={UserExponent:0.##} output={OutputExponent:0.##}");

    private double MeanItemNorm(CsrMatrix interactions)
    {
        var matrix = interactions.Scale(
            Degrees.Powers(interactions.RowSums(), -UserExponent), Degrees.Powers(interactions.ColumnSums(), -ItemExponent));
        var norms = new double[matrix.ColumnCount];
        for (var e = 0; e < matrix.EntryCount; e++) norms[matrix.Columns[e]] += (double)matrix.Values[e] * matrix.Values[e];
        return norms.Sum(norm => norm * norm) / norms.Sum();
    }
}
