using System.Text.Json.Serialization;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Gateway.Items;

/// <summary>One act on an item.</summary>
internal sealed record ItemActBody
{
    /// <summary>What was done: the type of the event.</summary>
    public required string Act { get; init; }

    /// <summary>Who did it.</summary>
    public required string User { get; init; }

    /// <summary>Rating, quantity or price, if given.</summary>
    public double? Value { get; init; }

    /// <summary>When; absent for undated history.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public long? Time { get; init; }

    /// <summary>The person's words, if there were any.</summary>
    public string? Text { get; init; }

    /// <summary>Shows an act.</summary>
    public static ItemActBody Of(ItemAct act) => new()
    {
        Act = EventTypeNames.Of(act.Type),
        User = act.User,
        Value = float.IsNaN(act.Value) ? null : act.Value,
        Time = act.TimeMs,
        Text = act.Text,
    };
}
