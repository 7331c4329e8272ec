using System.Text.Json.Serialization;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Gateway.Items;

/// <summary>An item as the app describes it.</summary>
internal record ItemBody
{
    /// <summary>The item's id; in the path where there is one.</summary>
    [JsonPropertyOrder(-1)]
    public string? Id { get; set; }

    /// <summary>Title, at most 1,000 characters.</summary>
    public string? Title { get; set; }

    /// <summary>Description, at most 20,000 characters.</summary>
    public string? Description { get; set; }

    /// <summary>Categories, most important first, at most 32.</summary>
    public string[] Categories { get; set; } = [];

    /// <summary>Attributes such as brand and colour, at most 64.</summary>
    public Dictionary<string, string> Attributes { get; set; } = [];

    /// <summary>Price in the shop's currency.</summary>
    public double? Price { get; set; }

    /// <summary>A picture's address.</summary>
    public string? Image { get; set; }

    /// <summary>Whether it can be bought now.</summary>
    public bool InStock { get; set; } = true;

    /// <summary>Whether it is withheld from every list.</summary>
    public bool Hidden { get; set; }

    /// <summary>Published: RFC 3339 or Unix seconds. Absent: when it was first written.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public long? Published { get; set; }

    /// <summary>Shown until: RFC 3339 or Unix seconds. Absent: no end.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public long? Expires { get; set; }

    /// <summary>Shows a row.</summary>
    public static ItemBody Of(CatalogItem row) => new()
    {
        Id = row.Id,
        Title = row.Title,
        Description = row.Description,
        Categories = row.Categories,
        Attributes = row.Attributes,
        Price = row.Price,
        Image = row.Image,
        InStock = row.InStock,
        Hidden = row.Hidden,
        Published = row.PublishedMs,
        Expires = row.ExpiresMs,
    };

    /// <summary>The row to keep.</summary>
    public CatalogItem ToRow(string id) => new()
    {
        Id = id,
        Title = Title,
        Description = Description,
        Categories = Categories,
        Attributes = Attributes,
        Price = Price,
        Image = Image,
        InStock = InStock,
        Hidden = Hidden,
        PublishedMs = Published,
        ExpiresMs = Expires,
    };
}
