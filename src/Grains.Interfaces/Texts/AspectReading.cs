namespace SocialRec.Grains.Interfaces.Texts;

/// <summary>What a review says of one aspect.</summary>
/// <param name="Aspect">The aspect, such as price or battery.</param>
/// <param name="Sentiment">How the clause that speaks of it sounds.</param>
/// <param name="Quote">That clause, as it was sent.</param>
[GenerateSerializer, Immutable, Alias("AspectReading")]
public sealed record AspectReading([property: Id(0)] string Aspect, [property: Id(1)] TextSentiment Sentiment, [property: Id(2)] string Quote);
