using System.Text.Json.Serialization;
using SocialRec.Gateway.Events;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Gateway.Items;

/// <summary>An item, and what is known of it from events.</summary>
internal sealed record ItemAnswer : ItemBody
{
    /// <summary>Counts the writes of the row; 0 where only events are known.</summary>
    [JsonPropertyOrder(1)]
    public required long Version { get; init; }

    /// <summary>How many events concerned the item, by type.</summary>
    [JsonPropertyOrder(1)]
    public required Dictionary<string, long> EventCounts { get; init; }

    /// <summary>The same, decayed with time.</summary>
    [JsonPropertyOrder(1)]
    public required Dictionary<string, double> Trend { get; init; }

    /// <summary>Latest acts, newest first, at most 64.</summary>
    [JsonPropertyOrder(1)]
    public required ItemActBody[] Recent { get; init; }

    private ItemAnswer(ItemBody row) : base(row)
    {
    }

    /// <summary>Shows an item.</summary>
    public static ItemAnswer Of(ItemDetails item) => new(ItemBody.Of(item.Catalog ?? new CatalogItem { Id = item.Id }))
    {
        Version = item.Version,
        EventCounts = item.EventCounts.ToDictionary(count => EventTypeNames.Of(count.Key), count => count.Value),
        Trend = item.Trend.ToDictionary(count => EventTypeNames.Of(count.Key), count => count.Value),
        Recent = [.. item.Recent.Select(ItemActBody.Of)],
    };
}
