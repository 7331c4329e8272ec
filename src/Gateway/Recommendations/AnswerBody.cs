using System.ComponentModel;
using System.Text.Json.Serialization;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary>What was recommended. <see cref="AnswerWriter"/> writes it; this is its shape for the API's description.</summary>
internal sealed record AnswerBody
{
    /// <summary>Name it in the events that follow from the answer.</summary>
    public required string RecommendationId { get; init; }

    /// <summary>The items, best first.</summary>
    public required AnswerItem[] Items { get; init; }

    /// <summary>The model bundle's version; null where none is active.</summary>
    public required string? Bundle { get; init; }

    /// <summary>The experiment's variant; null where none runs.</summary>
    public required string? Variant { get; init; }

    /// <summary>Candidate sources and stages that failed or were late.</summary>
    public required string[] Degraded { get; init; }

    /// <summary>The cursor of the next page; null at the end.</summary>
    public required string? Next { get; init; }

    /// <summary>The shopper's log position that the answer knows of.</summary>
    public required long Position { get; init; }

    /// <summary>The version of the catalog it was taken from.</summary>
    public required long Replica { get; init; }

    /// <summary>The seed of exploration and rotation.</summary>
    public required long Seed { get; init; }

    /// <summary>The time it was computed for.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public required long Time { get; init; }
}

/// <summary>One recommended item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Score">Comparable within one answer only.</param>
/// <param name="Source">The candidate source that contributed most.</param>
/// <param name="Reasons">Why, strongest first.</param>
internal sealed record AnswerItem(string Id, float Score, string Source, AnswerReason[] Reasons);

/// <summary>A reason with its evidence.</summary>
internal sealed record AnswerReason
{
    /// <summary>friend, circle, similar, interest, text, trending, popular or fresh.</summary>
    public required string Kind { get; init; }

    /// <summary>Who did it.</summary>
    public string? Actor { get; init; }

    /// <summary>The circle it was done in.</summary>
    public string? Circle { get; init; }

    /// <summary>What was done.</summary>
    public string? Act { get; init; }

    /// <summary>The item that led here.</summary>
    [Description("The item that led here.")]
    public string? Item { get; init; }

    /// <summary>When.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public long? Time { get; init; }

    /// <summary>The person's words.</summary>
    public string? Text { get; init; }

    /// <summary>What reviews are happy about; absent where it is the item as a whole.</summary>
    public string? Aspect { get; init; }

    /// <summary>How many reviews speak of that, where they are the reason.</summary>
    public int? Reviews { get; init; }

    /// <summary>The share of them that is happy, 0 to 1.</summary>
    public float? Positive { get; init; }

    /// <summary>Its share of the score, 0 to 1.</summary>
    public required float Weight { get; init; }

    /// <summary>Shows a reason.</summary>
    public static AnswerReason Of(Reason reason) => new()
    {
        Kind = reason.Kind,
        Circle = reason.Circle,
        Actor = reason.Actor,
        Act = reason.Act,
        Item = reason.Item,
        Time = reason.TimeMs,
        Text = reason.Text,
        Aspect = reason.Aspect,
        Reviews = reason.Reviews,
        Positive = reason.Positive,
        Weight = reason.Weight,
    };
}
