namespace SocialRec.Grains.Interfaces.Texts;

/// <summary>How an opinion sounds; the chances add up to 1.</summary>
/// <param name="Negative">The chance that it is unhappy.</param>
/// <param name="Neutral">The chance that it is neither.</param>
/// <param name="Positive">The chance that it is happy.</param>
[GenerateSerializer, Immutable, Alias("TextSentiment")]
public readonly record struct TextSentiment([property: Id(0)] float Negative, [property: Id(1)] float Neutral, [property: Id(2)] float Positive)
{
    /// <summary>The likeliest of the three: -1 for unhappy, 0, or 1 for happy.</summary>
    public int Sign => Positive > Math.Max(Negative, Neutral) ? 1 : Negative > Neutral ? -1 : 0;
}
