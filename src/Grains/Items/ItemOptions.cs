using System.ComponentModel.DataAnnotations;

namespace SocialRec.Grains.Items;

/// <summary>What item grains remember and how often they write it down.</summary>
public sealed class ItemOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Items";

    /// <summary>Hours after which an act counts half in the trend. Default 24; 1 to 8,760.</summary>
    [Range(1, 8760, ErrorMessage = "Items:TrendHalfLifeHours must be 1 to 8760 hours.")]
    public double TrendHalfLifeHours { get; set; } = 24;

    /// <summary>Seconds between an item's first change and the write of its snapshot; spread by up to a half. Default 30; 1 to 3,600.</summary>
    [Range(1, 3600, ErrorMessage = "Items:SnapshotSeconds must be 1 to 3600 seconds.")]
    public double SnapshotSeconds { get; set; } = 30;

    /// <summary>Milliseconds between two rounds that carry changed figures to the catalog. Default 1,000; 50 to 60,000.</summary>
    [Range(50, 60_000, ErrorMessage = "Items:FiguresMs must be 50 to 60000 milliseconds.")]
    public int FiguresMs { get; set; } = 1000;
}
