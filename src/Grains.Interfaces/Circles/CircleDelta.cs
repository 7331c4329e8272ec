using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>What a run of one partition's log adds to one circle, merged.</summary>
[GenerateSerializer, Immutable, Alias("CircleDelta")]
public sealed record CircleDelta
{
    /// <summary>The partition the acts come from.</summary>
    [Id(0)] public required int Partition { get; init; }

    /// <summary>
    /// A position that a view which missed nothing has reached; 0 if none is known. A view that stands below it has lost something and answers
    /// without applying.
    /// </summary>
    [Id(1)] public required long Previous { get; init; }

    /// <summary>The end of the run: there is nothing more for the circle up to this position.</summary>
    [Id(2)] public required long UpTo { get; init; }

    /// <summary>Members' acts, in log order; those addressed to the circle are <see cref="FriendAct.Direct"/>.</summary>
    [Id(3)] public FriendAct[] Acts { get; init; } = [];

    /// <summary>Who left, in log order.</summary>
    [Id(4)] public CircleLeave[] Left { get; init; } = [];
}
