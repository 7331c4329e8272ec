namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// Everything about a shopper that the stages read. Ids are <see cref="IdHash"/> values; columns of one group have one length; the arrays are shared, never written.
/// </summary>
public sealed record Shopper
{
    /// <summary>The shopper's id; null for an anonymous session.</summary>
    public string? User { get; init; }

    /// <summary>Changes with everything below; the key of cached candidates. Of no meaning for an anonymous session.</summary>
    public long Version { get; init; }

    /// <summary>Items of the latest events that name one, newest first, at most 256 are used.</summary>
    public ulong[] RecentItems { get; init; } = [];

    /// <summary><see cref="ActType"/> of each recent event.</summary>
    public byte[] RecentActs { get; init; } = [];

    /// <summary>Value of each recent event; NaN where none was given.</summary>
    public float[] RecentValues { get; init; } = [];

    /// <summary>Unix milliseconds of each recent event; 0 for undated history.</summary>
    public long[] RecentTimesMs { get; init; } = [];

    /// <summary>Items the shopper has met in any way but an impression, ascending.</summary>
    public ulong[] Seen { get; init; } = [];

    /// <summary>Items bought, liked, saved, disliked or hidden and not taken back, ascending.</summary>
    public ulong[] Settled { get; init; } = [];

    /// <summary>Friends' acts, newest first.</summary>
    public IFeed Feed { get; init; } = EmptyFeed.Instance;

    /// <summary>The item of each feed entry.</summary>
    public ulong[] FeedItems { get; init; } = [];

    /// <summary><see cref="IdHash"/> of each feed entry's actor; empty if the feed is known to hold nobody of <see cref="Silenced"/>.</summary>
    public ulong[] FeedActors { get; init; } = [];

    /// <summary>Followed people.</summary>
    public ulong[] Follows { get; init; } = [];

    /// <summary>People whom the shopper has blocked or muted, and who have blocked the shopper, ascending.</summary>
    public ulong[] Silenced { get; init; } = [];

    /// <summary>The circles joined that have acted, at most <see cref="MaxCircles"/>.</summary>
    public ShopperCircle[] Circles { get; init; } = [];

    /// <summary>Changes with what <see cref="Version"/> does not know of: the circles' acts, and those of <see cref="Feed"/> that were pulled.</summary>
    public ulong PulledVersion { get; init; }

    /// <summary>How many circles the stages read at most.</summary>
    public const int MaxCircles = 32;

    /// <summary>How many recent events the stages use at most.</summary>
    public const int MaxRecent = 256;
}
