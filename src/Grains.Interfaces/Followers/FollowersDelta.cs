namespace SocialRec.Grains.Interfaces.Followers;

/// <summary>What a run of one partition's log changes about who follows one user.</summary>
[GenerateSerializer, Immutable, Alias("FollowersDelta")]
public sealed record FollowersDelta
{
    /// <summary>The partition of the followers concerned.</summary>
    [Id(0)] public required int Partition { get; init; }

    /// <summary>
    /// A position that a view which missed nothing has reached; 0 if none is known. A view that stands below it has lost something and answers
    /// without applying.
    /// </summary>
    [Id(1)] public required long Previous { get; init; }

    /// <summary>The changes, in log order.</summary>
    [Id(2)] public required FollowerChange[] Changes { get; init; }
}
