namespace SocialRec.Recommendation.Shoppers;

/// <summary>A circle as its members' answers read it: immutable, shared by all of them. Ids are <see cref="IdHash"/> values; columns of one group have one length.</summary>
public sealed class ShopperCircle
{
    /// <summary>The circle's id.</summary>
    public required string Id { get; init; }

    /// <summary>Changes with everything below.</summary>
    public required long Version { get; init; }

    /// <summary>Members' latest acts, newest first; those addressed to the circle are direct.</summary>
    public FeedEntry[] Acts { get; init; } = [];

    /// <summary>The item of each act.</summary>
    public ulong[] ActItems { get; init; } = [];

    /// <summary>The most that each act adds to its item's activity.</summary>
    public float[] ActActivity { get; init; } = [];

    /// <summary>Who did each act.</summary>
    public ulong[] ActActors { get; init; } = [];

    /// <summary>The items that members act on most, best first.</summary>
    public ulong[] Items { get; init; } = [];

    /// <summary>The decayed activity of each item at <see cref="AsOfMs"/>.</summary>
    public float[] Weights { get; init; } = [];

    /// <summary>Unix milliseconds.</summary>
    public long AsOfMs { get; init; }

    /// <summary>Whether it may be suggested to people who have not joined.</summary>
    public bool IsListed { get; init; } = true;
}
