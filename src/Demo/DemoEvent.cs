namespace SocialRec.Demo;

/// <summary>Something a shopper did, with the field names of <c>POST /v1/events</c>.</summary>
/// <param name="Id">Stable for a seed, so that sending a world twice counts once.</param>
/// <param name="Type">An event type's name, such as <c>like</c>.</param>
/// <param name="User">Who did it.</param>
/// <param name="Item">With which item.</param>
/// <param name="TargetUser">Whom it was shared with, if anybody.</param>
/// <param name="Value">The rating of a review.</param>
/// <param name="Text">Words of a share, comment or review.</param>
/// <param name="Time">When.</param>
public sealed record DemoEvent(
    string Id,
    string Type,
    string User,
    string Item,
    string? TargetUser,
    double? Value,
    string? Text,
    DateTimeOffset Time);
