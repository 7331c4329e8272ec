using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Timelines;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Grains.Recommendations;

/// <summary>A user's picture in the words of the recommendation library: arrays are shared, the feed is read in place.</summary>
internal static class ShopperMapping
{
    /// <summary>A known user, with what is pulled for them.</summary>
    public static Shopper ToShopper(ShopperContext context, TimelineReplica timelines)
    {
        ShopperCircle[] circles = timelines.CirclesOf(context.Circles);
        AuthorTimeline[] authors = timelines.AuthorsOf(context.Follows);
        if (authors.Length > 0 && context.Silenced.Length > 0)
            authors = [.. authors.Where(author => Array.BinarySearch(context.Silenced, author.Hash) < 0)];
        Shopper pushed = ToShopper(context);
        if (circles.Length == 0 && authors.Length == 0)
            return pushed;
        (FriendAct[] acts, ulong[] items) = authors.Length == 0 ? (context.Feed, context.FeedItems) : PulledFeed.Join(context.Feed, context.FeedItems, authors);
        return pushed with { Feed = new Feed(acts), FeedItems = items, Circles = circles, PulledVersion = VersionOf(circles, authors) };
    }

    /// <summary>A known user, without what is pulled.</summary>
    public static Shopper ToShopper(ShopperContext context) => new()
    {
        User = context.User,
        Version = context.Version,
        RecentItems = context.RecentItems,
        RecentActs = context.RecentTypes,
        RecentValues = context.RecentValues,
        RecentTimesMs = context.RecentTimesMs,
        Seen = context.Seen,
        Settled = context.Settled,
        Feed = context.Feed.Length == 0 ? EmptyFeed.Instance : context.FeedActors.Length == 0 ? new Feed(context.Feed) : new ColumnFeed(context),
        FeedItems = context.FeedItems,
        Follows = context.Follows,
        Silenced = context.Silenced,
    };

    /// <summary>An event of an anonymous session.</summary>
    public static SessionEvent ToSessionEvent(SocialEvent one) =>
        new((ActType)one.Type, one.Item!, (float)(one.Value ?? float.NaN), one.TimeMs ?? 0);

    private static ulong VersionOf(ShopperCircle[] circles, AuthorTimeline[] authors)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        ulong version = 0;
        foreach (ShopperCircle circle in circles)
            version = (version + (ulong)circle.Version) * Odd;
        foreach (AuthorTimeline author in authors)
            version = (version + (ulong)author.Stamp) * Odd;
        return version;
    }

    private static FeedEntry ToEntry(FriendAct act) => new(act.Actor, (ActType)act.Type, act.TimeMs ?? 0, act.Text, act.Direct);

    /// <summary>Acts alone: joined from several feeds, or of a silo of an older version.</summary>
    private sealed class Feed(FriendAct[] acts) : IFeed
    {
        public int Count => acts.Length;

        public FeedEntry this[int index] => ToEntry(acts[index]);
    }

    /// <summary>Acts with their columns.</summary>
    private sealed class ColumnFeed(ShopperContext context) : IFeed
    {
        public int Count => context.FeedActors.Length;

        public FeedEntry this[int index] => ToEntry(context.Feed[index]);

        public void Read(Span<byte> acts, Span<long> timesMs, Span<bool> direct, Span<ushort> actors)
        {
            context.FeedTypes.AsSpan(0, acts.Length).CopyTo(acts);
            context.FeedTimesMs.AsSpan(0, timesMs.Length).CopyTo(timesMs);
            context.FeedDirect.AsSpan(0, direct.Length).CopyTo(direct);
            context.FeedActors.AsSpan(0, actors.Length).CopyTo(actors);
        }
    }
}
