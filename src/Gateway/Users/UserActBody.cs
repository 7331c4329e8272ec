using System.ComponentModel;
using System.Text.Json.Serialization;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Users;

/// <summary>One of a user's latest events.</summary>
internal sealed record UserActBody
{
    /// <summary>What was done: the type of the event.</summary>
    public required string Act { get; init; }

    /// <summary>The item, if one was concerned.</summary>
    [Description("The item, if one was concerned.")]
    public string? Item { get; init; }

    /// <summary>Rating, quantity or price, if given.</summary>
    public double? Value { get; init; }

    /// <summary>When; absent for undated history.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public long? Time { get; init; }

    /// <summary>Shows an event.</summary>
    public static UserActBody Of(RecentAct act) => new() { Act = EventTypeNames.Of(act.Type), Item = act.Item, Value = act.Value, Time = act.TimeMs };
}
