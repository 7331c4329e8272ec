namespace SocialRec.Recommendation.Shoppers;

/// <summary>What a shopper did with an item. The numbers are those of the log's event types, so that columns of them can be shared.</summary>
public enum ActType : byte
{
    /// <summary>Nothing known.</summary>
    None = 0,

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

    /// <summary>An item was shared.</summary>
    Share = 11,

    /// <summary>An item was commented on.</summary>
    Comment = 12,

    /// <summary>An item was reviewed.</summary>
    Review = 13,

    /// <summary>An item is not to be shown again.</summary>
    Hide = 14,
}
