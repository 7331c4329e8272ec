using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Grains.Recommendations;

/// <summary>A user's picture in the words of the recommendation library: arrays are shared, the feed is read in place.</summary>
internal static class ShopperMapping
{
    /// <summary>A known user.</summary>
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
        Feed = context.Feed.Length == 0 ? EmptyFeed.Instance : new Feed(context.Feed),
        FeedItems = context.FeedItems,
        Follows = context.Follows,
        Silenced = context.Silenced,
    };

    /// <summary>An event of an anonymous session.</summary>
    public static SessionEvent ToSessionEvent(SocialEvent one) =>
        new((ActType)one.Type, one.Item!, (float)(one.Value ?? float.NaN), one.TimeMs ?? 0);

    private sealed class Feed(FriendAct[] acts) : IFeed
    {
        public int Count => acts.Length;

        public FeedEntry this[int index]
        {
            get
            {
                FriendAct act = acts[index];
                return new FeedEntry(act.Actor, (ActType)act.Type, act.TimeMs ?? 0, act.Text, act.Direct);
            }
        }
    }
}
