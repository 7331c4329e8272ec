using System.Globalization;

namespace SocialRec.Learning.Evaluation;

/// <summary>A mean with its 95% interval.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Mean, double Low, double High)
{
    /// <summary>Whether 0 lies outside the interval.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:0.0000} [{Low:0.0000}, {High:0.0000}]");
}
