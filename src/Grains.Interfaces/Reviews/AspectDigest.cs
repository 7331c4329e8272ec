using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Grains.Interfaces.Reviews;

/// <summary>What reviews say of one aspect of an item.</summary>
/// <param name="Aspect">The aspect, such as price or battery.</param>
/// <param name="Counts">How many sound how; each review once.</param>
/// <param name="Quotes">A few clauses that say it, those of the commonest opinion first; none where no author's words may be shown.</param>
[GenerateSerializer, Immutable, Alias("AspectDigest")]
public sealed record AspectDigest([property: Id(0)] string Aspect, [property: Id(1)] OpinionCounts Counts, [property: Id(2)] AspectQuote[] Quotes);

/// <summary>A clause of a review.</summary>
/// <param name="Text">The words, cut to a line.</param>
/// <param name="Sentiment">How they sound.</param>
[GenerateSerializer, Immutable, Alias("AspectQuote")]
public sealed record AspectQuote([property: Id(0)] string Text, [property: Id(1)] TextSentiment Sentiment);
