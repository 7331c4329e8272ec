using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Log;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>
/// Which circles hear of an act: those its author belonged to when it was done, or the one it was shared with, if its author belonged to that one. What was shared with
/// a person, and what a private user does, no circle hears of.
/// </summary>
internal static class HeardCircles
{
    /// <summary>The most circles that hear of one act; a member of more is heard in these only.</summary>
    public const int Max = 64;

    /// <summary>The circles that hear of a user's event; the same at a redelivery as long as the ring holds what came after it.</summary>
    public static string[] Of(UserState user, SocialEvent e, long position)
    {
        if (e.Type == EventType.Leave)
            return e.Circle is { } left ? [left] : [];
        if (user.Circles.Count == 0 && user.Applied <= position)
            return [];
        bool isHeard = (e.Type.IsPublic() || e.Type == EventType.Unlike) && e.Item is not null && e.TargetUser is null;
        if (!isHeard || user.Profile is { Private: true })
            return [];
        if (e.Circle is { } circle)
            return Belonged(user, HashedIds.Of(circle).Hash, position) ? [circle] : [];
        return position >= user.Applied ? user.Circles.First(Max) : Then(user, position);
    }

    private static bool Belonged(UserState user, ulong circle, long position) => ChangeAfter(user, circle, position) switch
    {
        EventType.Join => false,
        EventType.Leave => true,
        _ => user.Circles.Contains(circle),
    };

    private static string[] Then(UserState user, long position)
    {
        List<HashedId> circles = [.. user.Circles.All];
        for (int i = user.Recent.IndexAbove(position); i < user.Recent.Count; i++)
        {
            if (user.Recent[i] is { Type: EventType.Join or EventType.Leave, Subject: { } circle } && circles.All(one => one.Hash != circle.Hash))
                circles.Add(circle);
        }

        return [.. circles.Where(circle => Belonged(user, circle.Hash, position)).OrderBy(circle => circle.Hash).Take(Max).Select(circle => circle.Id)];
    }

    // The first word on a circle after a position says how it stood before.
    private static EventType? ChangeAfter(UserState user, ulong circle, long position)
    {
        for (int i = user.Recent.IndexAbove(position); i < user.Recent.Count; i++)
        {
            if (user.Recent[i] is { Type: EventType.Join or EventType.Leave, Subject: { } subject } && subject.Hash == circle)
                return user.Recent[i].Type;
        }

        return null;
    }
}
