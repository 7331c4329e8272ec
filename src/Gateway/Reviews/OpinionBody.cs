using SocialRec.Grains.Interfaces.Reviews;

namespace SocialRec.Gateway.Reviews;

/// <summary>How opinions sound.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Negative">The share of unhappy ones, 0 to 1; 0 where there are none.</param>
/// <param name="Neutral">The share of those that are neither.</param>
/// <param name="Positive">The share of happy ones.</param>
internal sealed record OpinionBody(int Count, double Negative, double Neutral, double Positive)
{
    private const int Digits = 3;

    /// <summary>Shows counts.</summary>
    public static OpinionBody Of(OpinionCounts counts) => new(counts.Total, Share(counts.Negative, counts), Share(counts.Neutral, counts), Share(counts.Positive, counts));

    private static double Share(int some, OpinionCounts counts) => Math.Round(some / (double)Math.Max(1, counts.Total), Digits);
}
