using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Interfaces.Items;

/// <summary>An item as <c>GET /v1/items/{id}</c> shows it.</summary>
[GenerateSerializer, Immutable, Alias("ItemDetails")]
public sealed record ItemDetails
{
    /// <summary>The item's id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The catalog row; null if only events are known.</summary>
    [Id(1)] public CatalogItem? Catalog { get; init; }

    /// <summary>Version of the row, counting its writes.</summary>
    [Id(2)] public long Version { get; init; }

    /// <summary>How many events concerned the item, by type; each counted once.</summary>
    [Id(3)] public Dictionary<EventType, long> EventCounts { get; init; } = [];

    /// <summary>Decayed counts by type at the time of asking: half-life <c>Items:TrendHalfLifeHours</c>.</summary>
    [Id(4)] public Dictionary<EventType, double> Trend { get; init; } = [];

    /// <summary>Latest acts, newest first, at most 64.</summary>
    [Id(5)] public ItemAct[] Recent { get; init; } = [];
}
