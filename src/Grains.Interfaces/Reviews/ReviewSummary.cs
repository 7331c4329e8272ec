namespace SocialRec.Grains.Interfaces.Reviews;

/// <summary>The part of a digest that ranking and reasons need, small enough for every silo's replica.</summary>
/// <param name="Counts">How many reviews sound how.</param>
/// <param name="Aspects">The aspects that at least three reviews speak of, commonest first, at most 4.</param>
[GenerateSerializer, Immutable, Alias("ReviewSummary")]
public sealed record ReviewSummary([property: Id(0)] OpinionCounts Counts, [property: Id(1)] AspectSummary[] Aspects);

/// <summary>What reviews say of one aspect, in numbers.</summary>
/// <param name="Aspect">The aspect.</param>
/// <param name="Counts">How many sound how.</param>
[GenerateSerializer, Immutable, Alias("AspectSummary")]
public sealed record AspectSummary([property: Id(0)] string Aspect, [property: Id(1)] OpinionCounts Counts);
