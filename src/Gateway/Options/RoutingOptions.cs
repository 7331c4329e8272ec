using System.ComponentModel.DataAnnotations;

namespace SocialRec.Gateway.Options;

/// <summary>How calls are spread over the cluster.</summary>
public sealed class RoutingOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string SectionName = "Gateway:Routing";

    /// <summary>Over how many recommendation grains each tenant's calls are spread; a few per silo. Default 8, 1 to 1,024.</summary>
    [Range(1, 1_024, ErrorMessage = "Gateway:Routing:RecommendationLanes must be {1} to {2}.")]
    public int RecommendationLanes { get; set; } = 8;
}
