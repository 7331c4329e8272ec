namespace SocialRec.Recommendation.Catalog;

/// <summary>What a catalog shard says about one item: the whole row, not a change to it.</summary>
public readonly record struct CatalogEntry
{
    /// <summary>The item's id.</summary>
    public required string Id { get; init; }

    /// <summary>The row's version; of two entries for one item the higher version stands, tombstones included.</summary>
    public required long Version { get; init; }

    /// <summary>Whether the app described the item, only events named it, or it was removed.</summary>
    public required CatalogEntryKind Kind { get; init; }

    /// <summary>Categories, most important first.</summary>
    public string[]? Categories { get; init; }

    /// <summary>Attributes such as brand and colour.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>Price in the shop's currency; NaN if unknown.</summary>
    public double Price { get; init; }

    /// <summary>Whether it can be bought now.</summary>
    public bool InStock { get; init; }

    /// <summary>Whether it is withheld from every list.</summary>
    public bool Hidden { get; init; }

    /// <summary>Published, Unix milliseconds; 0 if unknown.</summary>
    public long PublishedMs { get; init; }

    /// <summary>Shown until, Unix milliseconds; <see cref="long.MaxValue"/>: no end.</summary>
    public long ExpiresMs { get; init; }
}
