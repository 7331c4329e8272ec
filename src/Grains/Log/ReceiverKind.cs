namespace SocialRec.Grains.Log;

/// <summary>Who receives what a partition dispatches. The numbers stand in records and never change.</summary>
internal enum ReceiverKind : byte
{
    /// <summary>A user's own view.</summary>
    User = 0,
    /// <summary>An item's view.</summary>
    Item = 1,
    /// <summary>The followers of a user.</summary>
    Followers = 2,
    /// <summary>The feeds of a user's followers, through the user; a receiver only after a failure.</summary>
    Feeds = 3,
    /// <summary>The members of a circle.</summary>
    Members = 4,
    /// <summary>A circle's view; which circles hear of an act, its author's view says.</summary>
    Circle = 5,
}
