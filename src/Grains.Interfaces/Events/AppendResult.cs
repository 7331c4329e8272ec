namespace SocialRec.Grains.Interfaces.Events;

/// <summary>What became of one append: every event given is now durable in the log, by this append or an earlier one.</summary>
/// <param name="Position">The partition's position up to which everything given is durable; part of the caller's <see cref="PositionToken"/>.</param>
/// <param name="DuplicateIndexes">Indexes, in the order given, of events whose id had been accepted before.</param>
[GenerateSerializer, Immutable, Alias("AppendResult")]
public sealed record AppendResult([property: Id(0)] long Position, [property: Id(1)] int[] DuplicateIndexes);
