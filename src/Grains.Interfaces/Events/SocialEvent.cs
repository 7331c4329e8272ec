namespace SocialRec.Grains.Interfaces.Events;

/// <summary>One thing a shopper did, as the gateway accepted it. Ids keep to <see cref="Identity.IdRules"/>.</summary>
[GenerateSerializer, Immutable, Alias("SocialEvent")]
public sealed record SocialEvent
{
    /// <summary>The producer's id; a second event with it is a duplicate. The gateway makes one where the producer gave none.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>What was done.</summary>
    [Id(1)] public required EventType Type { get; init; }

    /// <summary>Who did it.</summary>
    [Id(2)] public required string User { get; init; }

    /// <summary>The item concerned, if any.</summary>
    [Id(3)] public string? Item { get; init; }

    /// <summary>The person concerned: followed, blocked, muted, shared with.</summary>
    [Id(4)] public string? TargetUser { get; init; }

    /// <summary>The circle concerned: joined, left, shared with.</summary>
    [Id(5)] public string? Circle { get; init; }

    /// <summary>Rating, quantity or price, as the type has it; null if the producer gave none.</summary>
    [Id(6)] public double? Value { get; init; }

    /// <summary>A person's words: comment, review, message of a share, query.</summary>
    [Id(7)] public string? Text { get; init; }

    /// <summary>When it was done, Unix milliseconds; null for undated history, which counts for no recency and no trend.</summary>
    [Id(8)] public long? TimeMs { get; init; }

    /// <summary>The session it was done in.</summary>
    [Id(9)] public string? Session { get; init; }

    /// <summary>The recommendation that led to it.</summary>
    [Id(10)] public string? RecommendationId { get; init; }

    /// <summary>What else the producer sent, as JSON text of an object.</summary>
    [Id(11)] public string? Context { get; init; }
}
