using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Interfaces.Users;

/// <summary>What a run of the log adds to one user.</summary>
[GenerateSerializer, Immutable, Alias("UserDelta")]
public sealed record UserDelta
{
    /// <summary>
    /// A position that a view which missed nothing has reached; 0 if none is known. A view that stands below it has lost something and answers
    /// without applying.
    /// </summary>
    [Id(0)] public required long Previous { get; init; }

    /// <summary>The position of the first event; the others follow it one by one.</summary>
    [Id(1)] public required long First { get; init; }

    /// <summary>The user's events of one chunk of the log, in log order.</summary>
    [Id(2)] public required SocialEvent[] Events { get; init; }
}
