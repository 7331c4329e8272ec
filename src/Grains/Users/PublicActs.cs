using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Log;

namespace SocialRec.Grains.Users;

/// <summary>
/// Which of a user's recent events friends hear of: purchases, likes, shares, comments and reviews of items, and likes taken back.
/// What was shared with a person goes to that person only, what was shared with a circle to no friend's feed.
/// </summary>
internal static class PublicActs
{
    /// <summary>The acts above one position and up to another that all friends hear of.</summary>
    public static ActsDelivery For(string author, RecentRing ring, long after, long upTo)
    {
        List<FriendAct> acts = [];
        int first = ring.IndexAbove(after);
        for (int i = first; i < ring.Count && ring[i].Position <= upTo; i++)
        {
            if (IsForAll(ring[i]))
                acts.Add(ToAct(author, ring[i]));
        }

        return new ActsDelivery(author, PositionBefore(ring, first), [.. acts]);
    }

    /// <summary>The acts above one position and up to another that were addressed to a person, by person.</summary>
    public static IEnumerable<(string Person, FriendAct[] Acts)> InPerson(string author, RecentRing ring, long after, long upTo)
    {
        List<(string Person, FriendAct Act)> acts = [];
        for (int i = ring.IndexAbove(after); i < ring.Count && ring[i].Position <= upTo; i++)
        {
            if (ring[i].Type.IsPublic() && ring[i].Item is not null && ring[i].Detail?.Target is { } target)
                acts.Add((target.Id, ToAct(author, ring[i])));
        }

        return acts.GroupBy(act => act.Person, act => act.Act).Select(person => (person.Key, person.ToArray()));
    }

    /// <summary>The newest acts that still stand and that all friends hear of, newest first: what is pulled of a user with many followers.</summary>
    public static FriendAct[] Standing(string author, RecentRing ring, int most)
    {
        List<FriendAct> acts = [];
        HashSet<string> takenBack = [];
        for (int i = ring.Count - 1; i >= 0 && acts.Count < most; i--)
        {
            if (!IsForAll(ring[i]))
                continue;
            FriendAct act = ToAct(author, ring[i]);
            if (act.Type == EventType.Unlike)
                takenBack.Add(act.Item);
            else if (act.Type != EventType.Like || !takenBack.Contains(act.Item))
                acts.Add(act);
        }

        return [.. acts];
    }

    private static bool IsForAll(in RecentEvent e) =>
        (e.Type.IsPublic() || e.Type == EventType.Unlike) && e.Item is not null && e.Detail is not { Circle: not null } and not { Target: not null };

    private static long PositionBefore(RecentRing ring, int index)
    {
        for (int i = index - 1; i >= 0; i--)
        {
            if (IsForAll(ring[i]))
                return ring[i].Position;
        }

        return 0;
    }

    private static FriendAct ToAct(string author, in RecentEvent e) => new(
        author, e.Position, e.Type, e.Item!.Id, e.TimeMs == RecentEvent.Undated ? null : e.TimeMs, e.Detail?.Text, e.Detail?.Target is not null);
}
