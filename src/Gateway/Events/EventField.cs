namespace SocialRec.Gateway.Events;

/// <summary>The fields of an event that the gateway reads.</summary>
internal enum EventField
{
    /// <summary>Any other: passed over.</summary>
    Unknown,

    /// <summary><c>id</c></summary>
    Id,

    /// <summary><c>type</c></summary>
    Type,

    /// <summary><c>user</c></summary>
    User,

    /// <summary><c>item</c></summary>
    Item,

    /// <summary><c>target_user</c></summary>
    TargetUser,

    /// <summary><c>circle</c></summary>
    Circle,

    /// <summary><c>value</c></summary>
    Value,

    /// <summary><c>text</c></summary>
    Text,

    /// <summary><c>time</c></summary>
    Time,

    /// <summary><c>session</c></summary>
    Session,

    /// <summary><c>recommendation_id</c></summary>
    RecommendationId,

    /// <summary><c>context</c></summary>
    Context,
}
