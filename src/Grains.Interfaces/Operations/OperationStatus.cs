namespace SocialRec.Grains.Interfaces.Operations;

/// <summary>Something long that runs in the background.</summary>
[GenerateSerializer, Immutable, Alias("OperationStatus")]
public sealed record OperationStatus
{
    /// <summary>The operation's id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>What runs, such as <c>training</c>.</summary>
    [Id(1)] public required string Kind { get; init; }

    /// <summary>How it stands.</summary>
    [Id(2)] public required OperationState State { get; init; }

    /// <summary>0 to 1.</summary>
    [Id(3)] public double Progress { get; init; }

    /// <summary>What it does now, or why it failed.</summary>
    [Id(4)] public string? Detail { get; init; }

    /// <summary>What came of it so far, as JSON text; null where there is nothing yet.</summary>
    [Id(5)] public string? Result { get; init; }

    /// <summary>When it began, Unix milliseconds.</summary>
    [Id(6)] public long StartedMs { get; init; }
}
