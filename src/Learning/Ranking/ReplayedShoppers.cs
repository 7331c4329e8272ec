using SocialRec.Identity;
using SocialRec.Learning.Data;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Learning.Ranking;

/// <summary>Shoppers as their grains would describe them at an episode's moment: own acts, and the feed of those they follow.</summary>
internal sealed class ReplayedShoppers(ReplayedEvents events, SocialGraph social)
{
    private const int FeedLength = 512;

    private readonly ulong[] _hashes = [.. events.Log.Items.Ids.Select(IdHash.Of)];

    public Shopper Of(int user)
    {
        Interaction[] own = [.. events.Of(user)];
        Interaction[] recent = [.. own.Reverse().Take(Shopper.MaxRecent)];
        (string Author, Interaction Act)[] feed = Feed(user);
        return new Shopper
        {
            User = events.Log.Users[user],
            RecentItems = Array.ConvertAll(recent, act => _hashes[act.Item]),
            RecentActs = Array.ConvertAll(recent, act => (byte)events.ActOf(act)),
            RecentValues = Array.ConvertAll(recent, _ => float.NaN),
            RecentTimesMs = Array.ConvertAll(recent, ReplayedEvents.TimeMs),
            Seen = Hashes(own),
            Settled = Hashes(own.Where(act => events.ActOf(act) is ActType.Like or ActType.Save or ActType.Purchase)),
            Feed = new ActFeed(Array.ConvertAll(feed, entry => new FeedEntry(entry.Author, events.ActOf(entry.Act), ReplayedEvents.TimeMs(entry.Act), null, false))),
            FeedItems = Array.ConvertAll(feed, entry => _hashes[entry.Act.Item]),
        };
    }

    private ulong[] Hashes(IEnumerable<Interaction> acts) => [.. acts.Select(act => _hashes[act.Item]).Distinct().Order()];

    private (string Author, Interaction Act)[] Feed(int user)
    {
        var acts = new List<(string Author, Interaction Act)>();
        foreach (int friend in social.FriendsOf(user))
        {
            foreach (Interaction act in events.Of(friend))
            {
                if (events.ActOf(act) is ActType.Purchase or ActType.Like or ActType.Share or ActType.Comment or ActType.Review)
                    acts.Add((events.Log.Users[friend], act));
            }
        }

        return [.. acts.OrderByDescending(entry => entry.Act.UnixSeconds).Take(FeedLength)];
    }

    private sealed class ActFeed(FeedEntry[] entries) : IFeed
    {
        public int Count => entries.Length;

        public FeedEntry this[int index] => entries[index];
    }
}
