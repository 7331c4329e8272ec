using System.ComponentModel.DataAnnotations;

namespace SocialRec.Grains.Recommendations;

/// <summary>How recommendations are served.</summary>
public sealed class RecommendationOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Recommendations";

    /// <summary>Milliseconds to wait for the shopper's picture; an answer without it would be anybody's, so lateness is an error. Default 2,000; 10 to 4,500.</summary>
    [Range(10, 4500, ErrorMessage = "Recommendations:ContextTimeoutMs must be 10 to 4500 milliseconds.")]
    public int ContextTimeoutMs { get; set; } = 2000;

    /// <summary>Milliseconds to wait for a tenant's replica on this silo when it is first used. Default 4,000; 10 to 4,500.</summary>
    [Range(10, 4500, ErrorMessage = "Recommendations:LoadTimeoutMs must be 10 to 4500 milliseconds.")]
    public int LoadTimeoutMs { get; set; } = 4000;

    /// <summary>Tenants whose replica and bundle are loaded before the silo says that it is ready. Default: <c>default</c>.</summary>
    public string[] PreloadTenants { get; set; } = [GrainKey.DefaultTenant];
}
