namespace SocialRec.Grains.Interfaces.Events;

/// <summary>What a shopper did. The numbers stand in the log and never change.</summary>
[GenerateSerializer, Alias("EventType")]
public enum EventType : byte
{
    /// <summary>An item was shown.</summary>
    Impression = 1,
    /// <summary>An item's page was opened.</summary>
    View = 2,
    /// <summary>An item was clicked in a list.</summary>
    Click = 3,
    /// <summary>An item was put into the cart.</summary>
    Cart = 4,
    /// <summary>An item was bought.</summary>
    Purchase = 5,
    /// <summary>An item was liked.</summary>
    Like = 6,
    /// <summary>A like was taken back.</summary>
    Unlike = 7,
    /// <summary>An item was disliked.</summary>
    Dislike = 8,
    /// <summary>An item was saved for later.</summary>
    Save = 9,
    /// <summary>A save was taken back.</summary>
    Unsave = 10,
    /// <summary>An item was shared: with everybody, a person (<c>target_user</c>) or a circle.</summary>
    Share = 11,
    /// <summary>An item was commented on.</summary>
    Comment = 12,
    /// <summary>An item was reviewed; <c>value</c> is the rating.</summary>
    Review = 13,
    /// <summary>An item is not to be shown again.</summary>
    Hide = 14,
    /// <summary>A person is followed.</summary>
    Follow = 15,
    /// <summary>A person is no longer followed.</summary>
    Unfollow = 16,
    /// <summary>A circle was joined.</summary>
    Join = 17,
    /// <summary>A circle was left.</summary>
    Leave = 18,
    /// <summary>A person was blocked.</summary>
    Block = 19,
    /// <summary>A block was taken back.</summary>
    Unblock = 20,
    /// <summary>A person was muted.</summary>
    Mute = 21,
    /// <summary>A mute was taken back.</summary>
    Unmute = 22,
    /// <summary>Something was searched for; <c>text</c> is the query.</summary>
    Search = 23,
}
