namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>What a run of one partition's log changes about who belongs to one circle.</summary>
[GenerateSerializer, Immutable, Alias("MembersDelta")]
public sealed record MembersDelta
{
    /// <summary>The partition of the members concerned.</summary>
    [Id(0)] public required int Partition { get; init; }

    /// <summary>
    /// A position that a view which missed nothing has reached; 0 if none is known. A view that stands below it has lost something and answers
    /// without applying.
    /// </summary>
    [Id(1)] public required long Previous { get; init; }

    /// <summary>The changes, in log order.</summary>
    [Id(2)] public required MemberChange[] Changes { get; init; }
}
