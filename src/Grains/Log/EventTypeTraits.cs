using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Log;

/// <summary>What the types of events mean to the views.</summary>
internal static class EventTypeTraits
{
    /// <summary>One more than the highest number of a type.</summary>
    public const int Count = (int)EventType.Search + 1;

    /// <summary>Whether events of the type concern the item they name.</summary>
    public static bool ConcernsItem(this EventType type) => type is >= EventType.Impression and <= EventType.Hide;

    /// <summary>Whether events of the type concern the person they name in <see cref="SocialEvent.TargetUser"/>.</summary>
    public static bool ConcernsPerson(this EventType type) => type is EventType.Follow or EventType.Unfollow or >= EventType.Block and <= EventType.Unmute;

    /// <summary>Whether events of the type concern the circle they name.</summary>
    public static bool ConcernsCircle(this EventType type) => type is EventType.Join or EventType.Leave;

    /// <summary>Whether the type shows interest in the item: what co-occurrence counts.</summary>
    public static bool ShowsInterest(this EventType type) => type is EventType.View or EventType.Click or EventType.Cart or EventType.Purchase or EventType.Like
        or EventType.Save or EventType.Share or EventType.Comment or EventType.Review;

    /// <summary>Whether friends hear of events of the type. Looking, carts, saves and dislikes stay private.</summary>
    public static bool IsPublic(this EventType type) => type is EventType.Purchase or EventType.Like or EventType.Share or EventType.Comment or EventType.Review;
}
