namespace SocialRec.Learning.Data;

/// <summary>One thing that one user did with one item, by dense indexes.</summary>
/// <param name="User">Index of the user in <see cref="InteractionLog.Users"/>.</param>
/// <param name="Item">Index of the item in <see cref="InteractionLog.Items"/>.</param>
/// <param name="Type">Index of the event type in <see cref="InteractionLog.Types"/>.</param>
/// <param name="Value">The event's own value, such as a quantity or share; 1 when it has none.</param>
/// <param name="UnixSeconds">When it happened; <see cref="Undated"/> when not known.</param>
public readonly record struct Interaction(int User, int Item, int Type, float Value, long UnixSeconds)
{
    /// <summary>The time of an event whose time is not known.</summary>
    public const long Undated = long.MinValue;

    /// <summary>Whether the time is known.</summary>
    public bool IsDated => UnixSeconds != Undated;
}
