using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Interfaces.Timelines;

/// <summary>What a circle, or a person with many followers, did lately: pulled by those concerned when they ask, instead of being pushed to each of them.</summary>
[GenerateSerializer, Immutable, Alias("TimelineRow")]
public sealed record TimelineRow
{
    /// <summary>The most acts, and the most items, of a row.</summary>
    public const int Most = 64;

    /// <summary>Whose acts.</summary>
    [Id(0)] public required TimelineKind Kind { get; init; }

    /// <summary>The circle's or person's id.</summary>
    [Id(1)] public required string Id { get; init; }

    /// <summary>Grows with every change of the row: of two copies the higher one counts.</summary>
    [Id(2)] public required long Stamp { get; init; }

    /// <summary>Latest acts, newest first, at most <see cref="Most"/>.</summary>
    [Id(3)] public FriendAct[] Acts { get; init; } = [];

    /// <summary>Of a person, 0 where nothing is to be pulled: acts up to this position of the person's partition are all here, as far as they still stand; what was pushed before is out of date.</summary>
    [Id(4)] public long UpTo { get; init; }

    /// <summary>Of a circle: <see cref="Identity.IdHash"/> of the items its members act on most, best first, at most <see cref="Most"/>.</summary>
    [Id(5)] public ulong[] Items { get; init; } = [];

    /// <summary>The decayed activity of each item at <see cref="AsOfMs"/>.</summary>
    [Id(6)] public float[] Weights { get; init; } = [];

    /// <summary>Unix milliseconds.</summary>
    [Id(7)] public long AsOfMs { get; init; }

    /// <summary>Of a circle: whether it is kept out of suggestions.</summary>
    [Id(8)] public bool Hidden { get; init; }

    /// <summary>Whether there is nothing to pull.</summary>
    public bool IsEmpty => Acts.Length == 0 && Items.Length == 0 && UpTo == 0;
}
