using System.ComponentModel.DataAnnotations;

namespace SocialRec.Grains.Circles;

/// <summary>What circles remember and how often they write it down.</summary>
public sealed class CircleOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Circles";

    /// <summary>Hours after which an act counts half in a circle's activity. Default 72; 1 to 8,760.</summary>
    [Range(1, 8760, ErrorMessage = "Circles:HalfLifeHours must be 1 to 8760 hours.")]
    public double HalfLifeHours { get; set; } = 72;

    /// <summary>Seconds between a circle's first change and the write of its snapshot; spread by up to a half. Default 30; 1 to 3,600.</summary>
    [Range(1, 3600, ErrorMessage = "Circles:SnapshotSeconds must be 1 to 3600 seconds.")]
    public double SnapshotSeconds { get; set; } = 30;
}
