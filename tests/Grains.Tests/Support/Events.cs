using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Events for tests.</summary>
public static class Events
{
    private static int _made;

    public static SocialEvent Of(EventType type, string user, string? item = null, string? target = null, string? circle = null, string? text = null, long? timeMs = null, double? value = null, string? id = null) => new()
    {
        Id = id ?? $"event-{Interlocked.Increment(ref _made)}",
        Type = type,
        User = user,
        Item = item,
        TargetUser = target,
        Circle = circle,
        Text = text,
        TimeMs = timeMs,
        Value = value,
    };

    public static SocialEvent View(string user, string item, string? id = null) => Of(EventType.View, user, item, id: id);

    public static SocialEvent Like(string user, string item, long? timeMs = null) => Of(EventType.Like, user, item, timeMs: timeMs);

    public static SocialEvent Follow(string user, string target) => Of(EventType.Follow, user, target: target);

    public static SocialEvent Unfollow(string user, string target) => Of(EventType.Unfollow, user, target: target);
}
