namespace SocialRec.Grains.Interfaces.Reviews;

/// <summary>How many opinions sound how.</summary>
/// <param name="Negative">Unhappy ones.</param>
/// <param name="Neutral">Those that are neither.</param>
/// <param name="Positive">Happy ones.</param>
[GenerateSerializer, Immutable, Alias("OpinionCounts")]
public readonly record struct OpinionCounts([property: Id(0)] int Negative, [property: Id(1)] int Neutral, [property: Id(2)] int Positive)
{
    /// <summary>All of them.</summary>
    public int Total => Negative + Neutral + Positive;
}
