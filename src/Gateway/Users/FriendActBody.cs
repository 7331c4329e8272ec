using System.ComponentModel;
using System.Text.Json.Serialization;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Users;

/// <summary>Something a friend did with an item.</summary>
internal sealed record FriendActBody
{
    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done: the type of the event.</summary>
    public required string Act { get; init; }

    /// <summary>With which item.</summary>
    [Description("With which item.")]
    public required string Item { get; init; }

    /// <summary>When; absent for undated history.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public long? Time { get; init; }

    /// <summary>The friend's words, if there were any.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it was shared with the user in person.</summary>
    public bool Direct { get; init; }

    /// <summary>Shows an entry of a feed.</summary>
    public static FriendActBody Of(FriendAct act) => new()
    {
        Actor = act.Actor,
        Act = EventTypeNames.Of(act.Type),
        Item = act.Item,
        Time = act.TimeMs,
        Text = act.Text,
        Direct = act.Direct,
    };
}
