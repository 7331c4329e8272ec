namespace SocialRec.Grains.Interfaces.Items;

/// <summary>An item as the app describes it.</summary>
[GenerateSerializer, Immutable, Alias("CatalogItem")]
public sealed record CatalogItem
{
    /// <summary>The item's id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Title, at most 1,000 characters.</summary>
    [Id(1)] public string? Title { get; init; }

    /// <summary>Description, at most 20,000 characters.</summary>
    [Id(2)] public string? Description { get; init; }

    /// <summary>Categories, most important first, at most 32.</summary>
    [Id(3)] public string[] Categories { get; init; } = [];

    /// <summary>Attributes such as brand and colour, at most 64.</summary>
    [Id(4)] public Dictionary<string, string> Attributes { get; init; } = [];

    /// <summary>Price in the shop's currency, if known.</summary>
    [Id(5)] public double? Price { get; init; }

    /// <summary>A picture's address.</summary>
    [Id(6)] public string? Image { get; init; }

    /// <summary>Whether it can be bought now.</summary>
    [Id(7)] public bool InStock { get; init; } = true;

    /// <summary>Whether it is withheld from every list.</summary>
    [Id(8)] public bool Hidden { get; init; }

    /// <summary>Published, Unix milliseconds; null: when it was first written.</summary>
    [Id(9)] public long? PublishedMs { get; init; }

    /// <summary>Shown until, Unix milliseconds; null: no end.</summary>
    [Id(10)] public long? ExpiresMs { get; init; }
}
