using System.Text.Json;
using System.Text.Json.Serialization;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Operations;

namespace SocialRec.Gateway.Operations;

/// <summary>Something long that runs in the background.</summary>
internal sealed record OperationBody
{
    /// <summary>The operation's id.</summary>
    public required string Id { get; init; }

    /// <summary>What runs, such as training or import.</summary>
    public required string Kind { get; init; }

    /// <summary>running, succeeded or failed.</summary>
    public required OperationState Status { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Progress { get; init; }

    /// <summary>What it does now, or why it failed.</summary>
    public string? Detail { get; init; }

    /// <summary>What came of it.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>When it began.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public required long Started { get; init; }

    /// <summary>Shows an operation.</summary>
    public static OperationBody Of(OperationStatus operation) => new()
    {
        Id = operation.Id,
        Kind = operation.Kind,
        Status = operation.State,
        Progress = operation.Progress,
        Detail = operation.Detail,
        Result = operation.Result is { } json ? JsonElement.Parse(json) : null,
        Started = operation.StartedMs,
    };
}
