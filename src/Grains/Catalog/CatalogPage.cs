using SocialRec.Grains.Interfaces.Catalog;

namespace SocialRec.Grains.Catalog;

/// <summary>A page of a shard: which rows it holds, and the two records that store them and their figures.</summary>
internal sealed class CatalogPage(int number)
{
    /// <summary>The page's number.</summary>
    public int Number { get; } = number;

    /// <summary>The items whose rows it holds.</summary>
    public HashSet<string> Items { get; } = [];

    /// <summary>About how many bytes the rows take.</summary>
    public int Bytes { get; set; }

    /// <summary>The etag of the rows' record; null before its first write.</summary>
    public string? RowsEtag { get; set; }

    /// <summary>The etag of the figures' record; null before its first write.</summary>
    public string? FiguresEtag { get; set; }

    /// <summary>Whether figures changed since they were written.</summary>
    public bool FiguresDirty { get; set; }
}
