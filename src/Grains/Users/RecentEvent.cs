using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Log;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>One of a user's latest events.</summary>
/// <param name="Position">In the user's partition.</param>
/// <param name="TimeMs">Unix milliseconds, or <see cref="Undated"/>.</param>
/// <param name="Subject">The item, person or circle that events of the type concern.</param>
/// <param name="Detail">What else it carried; null for most.</param>
/// <param name="Type">What was done.</param>
internal readonly record struct RecentEvent(long Position, long TimeMs, HashedId? Subject, EventDetail? Detail, EventType Type)
{
    public const long Undated = long.MinValue;

    /// <summary>The item concerned, if it is one that is concerned.</summary>
    public HashedId? Item => Type.ConcernsItem() ? Subject : null;

    public static RecentEvent Of(SocialEvent e, long position)
    {
        string? subject = e.Type.ConcernsItem() ? e.Item : e.Type.ConcernsPerson() && e.TargetUser != e.User ? e.TargetUser : e.Type.ConcernsCircle() ? e.Circle : null;
        return new RecentEvent(position, e.TimeMs ?? Undated, subject is null ? null : HashedIds.Of(subject), EventDetail.Of(e), e.Type);
    }

    public RecentAct ToWire() => new(Position, Type, Item?.Id, Detail?.Value, TimeMs == Undated ? null : TimeMs);
}
