using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Timelines;

/// <summary>A feed with the acts of people who have too many followers to push to: pulled when a follower asks.</summary>
internal static class PulledFeed
{
    /// <summary>The most acts pulled into one feed.</summary>
    public const int Capacity = 256;

    private const int FewestOfEach = 4;

    /// <summary>Joins what was pushed with what is pulled.</summary>
    /// <param name="feed">Pushed acts, newest first.</param>
    /// <param name="items">The hash of each one's item.</param>
    /// <param name="authors">Those pulled, at least one. What was pushed of them before is out of date, but for what was addressed to the reader in person.</param>
    /// <returns>Acts, newest first, with the hashes of their items.</returns>
    public static (FriendAct[] Acts, ulong[] Items) Join(FriendAct[] feed, ulong[] items, AuthorTimeline[] authors)
    {
        int ofEach = Math.Max(FewestOfEach, Capacity / authors.Length);
        List<(FriendAct Act, ulong Item)> pulled = [];
        Dictionary<string, long> upTo = new(authors.Length);
        foreach (AuthorTimeline author in authors)
        {
            upTo[author.Id] = author.UpTo;
            for (int i = 0; i < Math.Min(ofEach, author.Acts.Length); i++)
                pulled.Add((author.Acts[i], author.Items[i]));
        }

        pulled.Sort(static (a, b) => Time(b.Act).CompareTo(Time(a.Act)));
        int take = Math.Min(Capacity, pulled.Count);
        List<FriendAct> acts = new(feed.Length + take);
        List<ulong> hashes = new(feed.Length + take);
        int next = 0;
        for (int i = 0; i < feed.Length; i++)
        {
            if (!feed[i].Direct && upTo.TryGetValue(feed[i].Actor, out long end) && feed[i].Position <= end)
                continue;
            for (; next < take && Time(pulled[next].Act) >= Time(feed[i]); next++)
                Add(pulled[next]);
            Add((feed[i], items[i]));
        }

        for (; next < take; next++)
            Add(pulled[next]);
        return ([.. acts], [.. hashes]);

        void Add((FriendAct Act, ulong Item) one)
        {
            acts.Add(one.Act);
            hashes.Add(one.Item);
        }
    }

    private static long Time(FriendAct act) => act.TimeMs ?? long.MinValue;
}
