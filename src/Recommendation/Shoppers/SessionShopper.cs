namespace SocialRec.Recommendation.Shoppers;

/// <summary>Makes the shopper of an anonymous session from the session's events.</summary>
public static class SessionShopper
{
    /// <summary>A shopper who did just this.</summary>
    /// <param name="events">The session's events that name an item, oldest first; the latest <see cref="Shopper.MaxRecent"/> count.</param>
    public static Shopper Of(ReadOnlySpan<SessionEvent> events)
    {
        int count = Math.Min(events.Length, Shopper.MaxRecent);
        var (items, acts, values, times) = (new ulong[count], new byte[count], new float[count], new long[count]);
        var settled = new Dictionary<ulong, bool>();
        for (int i = 0; i < count; i++)
        {
            SessionEvent recent = events[events.Length - 1 - i];
            items[i] = IdHash.Of(recent.Item);
            acts[i] = (byte)recent.Act;
            values[i] = recent.Value;
            times[i] = recent.TimeMs;
            // Newest first: the first word on an item is its last.
            if (Settles(recent.Act) is { } settles)
                settled.TryAdd(items[i], settles);
        }
        return new Shopper
        {
            RecentItems = items,
            RecentActs = acts,
            RecentValues = values,
            RecentTimesMs = times,
            Seen = [.. items.Where((_, i) => acts[i] != (byte)ActType.Impression).Distinct().Order()],
            Settled = [.. settled.Where(s => s.Value).Select(s => s.Key).Order()],
        };
    }

    private static bool? Settles(ActType act) => act switch
    {
        ActType.Purchase or ActType.Like or ActType.Save or ActType.Dislike or ActType.Hide => true,
        ActType.Unlike or ActType.Unsave => false,
        _ => null,
    };
}
