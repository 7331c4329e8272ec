using System.ComponentModel.DataAnnotations;

namespace SocialRec.Grains.Catalog;

/// <summary>How catalog shards write and how replicas follow them.</summary>
public sealed class CatalogOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Catalog";

    /// <summary>
    /// Bytes after which a page of rows takes no further row. Default 65,536; 4,096 to 65,536: the figures of a full page of bare ids are eight times as large.
    /// </summary>
    [Range(4096, 65_536, ErrorMessage = "Catalog:PageBytes must be 4096 to 65536 bytes.")]
    public int PageBytes { get; set; } = 65_536;

    /// <summary>Seconds between two writes of a page's figures; what a crash may cost of them. Default 30; 1 to 3,600.</summary>
    [Range(1, 3600, ErrorMessage = "Catalog:FiguresWriteSeconds must be 1 to 3600 seconds.")]
    public double FiguresWriteSeconds { get; set; } = 30;

    /// <summary>Milliseconds that a replica waits at a shard for a change: the bound of its staleness while nothing changes. Default 500; 50 to 10,000.</summary>
    [Range(50, 10_000, ErrorMessage = "Catalog:PollMs must be 50 to 10000 milliseconds.")]
    public int PollMs { get; set; } = 500;

    /// <summary>Rows and figures that a replica asks for at once. Default 2,000; 1 to 5,000.</summary>
    [Range(1, 5000, ErrorMessage = "Catalog:PollRows must be 1 to 5000.")]
    public int PollRows { get; set; } = 2000;
}
