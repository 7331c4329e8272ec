using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Log;

namespace SocialRec.Grains.Users;

/// <summary>
/// Which of a user's recent events friends hear of: purchases, likes, shares, comments and reviews of items, and likes taken back.
/// A share with a person goes to that person only, a share with a circle to no friend's feed.
/// </summary>
internal static class PublicActs
{
    /// <summary>The acts above one position and up to another, for one reader.</summary>
    /// <param name="author">Who did them.</param>
    /// <param name="ring">The author's recent events.</param>
    /// <param name="after">A position.</param>
    /// <param name="upTo">A position.</param>
    /// <param name="reader">Hash of the reader; 0 for one with whom nothing was shared in person.</param>
    public static ActsDelivery For(string author, RecentRing ring, long after, long upTo, ulong reader)
    {
        List<FriendAct> acts = [];
        int first = ring.IndexAbove(after);
        for (int i = first; i < ring.Count && ring[i].Position <= upTo; i++)
        {
            if (IsPassedOn(ring[i]) && (ring[i].Detail?.Target is not { } target || target.Hash == reader))
                acts.Add(ToAct(author, ring[i]));
        }

        return new ActsDelivery(author, PositionBefore(ring, first), [.. acts]);
    }

    /// <summary>Whether anything between two positions was shared with a person.</summary>
    public static bool AnyInPerson(RecentRing ring, long after, long upTo)
    {
        for (int i = ring.IndexAbove(after); i < ring.Count && ring[i].Position <= upTo; i++)
        {
            if (IsPassedOn(ring[i]) && ring[i].Detail?.Target is not null)
                return true;
        }

        return false;
    }

    private static bool IsPassedOn(in RecentEvent e) =>
        (e.Type.IsPublic() || e.Type == EventType.Unlike) && e.Item is not null && e.Detail?.Circle is null;

    private static long PositionBefore(RecentRing ring, int index)
    {
        for (int i = index - 1; i >= 0; i--)
        {
            if (IsPassedOn(ring[i]))
                return ring[i].Position;
        }

        return 0;
    }

    private static FriendAct ToAct(string author, in RecentEvent e) => new(
        author, e.Position, e.Type, e.Item!.Id, e.TimeMs == RecentEvent.Undated ? null : e.TimeMs, e.Detail?.Text, e.Detail?.Target is not null);
}
