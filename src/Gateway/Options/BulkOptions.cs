using System.ComponentModel.DataAnnotations;

namespace SocialRec.Gateway.Options;

/// <summary>How bulk bodies are cut up and passed on.</summary>
public sealed class BulkOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string SectionName = "Gateway:Bulk";

    /// <summary>The most elements that are passed on together. Default 1,000, 1 to 1,000 (what a log partition takes in one append).</summary>
    [Range(1, 1_000, ErrorMessage = "Gateway:Bulk:BatchElements must be {1} to {2}.")]
    public int BatchElements { get; set; } = 1_000;

    /// <summary>The most bytes that are passed on together. Default 512 KiB, 1 KiB to 16 MiB.</summary>
    [Range(1_024, 16_777_216, ErrorMessage = "Gateway:Bulk:BatchBytes must be {1} to {2}.")]
    public int BatchBytes { get; set; } = 512 * 1024;

    /// <summary>How many batches of one request are under way at a time. Default 4, 1 to 64.</summary>
    [Range(1, 64, ErrorMessage = "Gateway:Bulk:BatchesInFlight must be {1} to {2}.")]
    public int BatchesInFlight { get; set; } = 4;

    /// <summary>How many rejected elements an answer lists; the rest are counted. Default 1,000, 1 to 100,000.</summary>
    [Range(1, 100_000, ErrorMessage = "Gateway:Bulk:MaxListed must be {1} to {2}.")]
    public int MaxListed { get; set; } = 1_000;
}
