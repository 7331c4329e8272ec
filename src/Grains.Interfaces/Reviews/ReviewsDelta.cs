namespace SocialRec.Grains.Interfaces.Reviews;

/// <summary>What was read in reviews of one partition's log, of one item or of one author.</summary>
/// <param name="Partition">The partition they come from.</param>
/// <param name="Reviews">In log order; those that the receiver has counted already change nothing.</param>
[GenerateSerializer, Immutable, Alias("ReviewsDelta")]
public sealed record ReviewsDelta([property: Id(0)] int Partition, [property: Id(1)] ReviewRead[] Reviews);
