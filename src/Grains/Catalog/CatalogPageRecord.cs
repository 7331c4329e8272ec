namespace SocialRec.Grains.Catalog;

/// <summary>A page of rows as stored. A row that was moved to a later page may still stand here with a smaller change number.</summary>
[GenerateSerializer, Alias("CatalogPageRecord")]
internal sealed class CatalogPageRecord
{
    /// <summary>The rows.</summary>
    [Id(0)] public CatalogEntry[] Entries { get; set; } = [];
}
