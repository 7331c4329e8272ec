namespace SocialRec.Grains.Interfaces.Events;

/// <summary>A run of events in log order.</summary>
/// <param name="Events">The events.</param>
/// <param name="Positions">The position of each.</param>
/// <param name="NextPosition">Where to go on: the position of the last event looked at.</param>
/// <param name="AtEnd">Whether the log had nothing more when it was read.</param>
[GenerateSerializer, Immutable, Alias("LogPage")]
public sealed record LogPage(
    [property: Id(0)] SocialEvent[] Events,
    [property: Id(1)] long[] Positions,
    [property: Id(2)] long NextPosition,
    [property: Id(3)] bool AtEnd);
