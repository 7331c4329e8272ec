using SocialRec.Grains.Interfaces.Catalog;

namespace SocialRec.Grains.Catalog;

/// <summary>What a shard holds in memory about one item.</summary>
internal sealed class CatalogSlot
{
    /// <summary>The row as last written.</summary>
    public required CatalogEntry Entry { get; set; }

    /// <summary>The page that holds the row.</summary>
    public required int Page { get; set; }

    /// <summary>The latest figures; null before the first.</summary>
    public ItemFigures? Figures { get; set; }

    /// <summary>The row's place among changes.</summary>
    public LinkedListNode<(long Version, CatalogSlot Subject)>? RowChange { get; set; }

    /// <summary>The figures' place among changes.</summary>
    public LinkedListNode<(long Version, CatalogSlot Subject)>? FiguresChange { get; set; }
}
