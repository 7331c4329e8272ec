using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Log;

namespace SocialRec.Grains.Users;

/// <summary>Makes the picture of a shopper that the recommendation stages read, anew only in the parts that have changed.</summary>
internal static class ShopperContexts
{
    public static ShopperContext Build(ShopperContext earlier, UserParts changed, UserState user, FeedState feed, long version)
    {
        ShopperContext context = earlier with { Position = user.Applied, Version = version };
        if (changed.HasFlag(UserParts.Recent))
            context = WithRecent(context, user.Recent);
        if (changed.HasFlag(UserParts.Seen))
            context = context with { Seen = user.Seen.ToSorted(earlier.Seen) };
        if (changed.HasFlag(UserParts.Settled))
            context = context with { Settled = user.Settled.ToSorted() };
        if (changed.HasFlag(UserParts.People))
            context = context with { Follows = user.Follows.Hashes(), Silenced = Silenced(user, feed) };
        if (changed.HasFlag(UserParts.Circles))
            context = context with { Circles = user.Circles.Hashes() };
        if (!changed.HasFlag(UserParts.Feed))
            return context;
        (FriendAct[] acts, ulong[] items) = feed.NewestFirst();
        return context with
        {
            Feed = acts,
            FeedItems = items,
            FeedTypes = Array.ConvertAll(acts, act => (byte)act.Type),
            FeedTimesMs = Array.ConvertAll(acts, act => act.TimeMs ?? 0),
            FeedDirect = Array.ConvertAll(acts, act => act.Direct),
            FeedActors = Numbers(acts),
        };
    }

    private static ushort[] Numbers(FriendAct[] acts)
    {
        Dictionary<string, ushort> numbers = new(StringComparer.Ordinal);
        foreach (FriendAct act in acts)
            numbers.TryAdd(act.Actor, (ushort)numbers.Count);
        return Array.ConvertAll(acts, act => numbers[act.Actor]);
    }

    private static ShopperContext WithRecent(ShopperContext context, RecentRing ring)
    {
        int count = 0;
        for (int i = 0; i < ring.Count; i++)
            count += ring[i].Item is null ? 0 : 1;
        var items = new ulong[count];
        var types = new byte[count];
        var values = new float[count];
        var times = new long[count];
        for (int i = ring.Count - 1, n = 0; i >= 0; i--)
        {
            ref readonly RecentEvent e = ref ring[i];
            if (e.Item is not { } item)
                continue;
            items[n] = item.Hash;
            types[n] = (byte)e.Type;
            values[n] = (float)(e.Detail?.Value ?? double.NaN);
            times[n++] = e.TimeMs == RecentEvent.Undated ? 0 : e.TimeMs;
        }

        return context with { RecentItems = items, RecentTypes = types, RecentValues = values, RecentTimesMs = times };
    }

    private static ulong[] Silenced(UserState user, FeedState feed)
    {
        ulong[] silenced = [.. user.Blocks.Hashes(), .. user.Mutes.Hashes(), .. feed.Blockers.Hashes()];
        Array.Sort(silenced);
        return silenced;
    }
}
