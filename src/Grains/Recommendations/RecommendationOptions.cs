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

    /// <summary>Milliseconds to wait for the ranking model; after that the evidence model's order stands and the answer names it as degraded. Default 200; 1 to 2,000.</summary>
    [Range(1, 2000, ErrorMessage = "Recommendations:RankerTimeoutMs must be 1 to 2000 milliseconds.")]
    public int RankerTimeoutMs { get; set; } = 200;

    /// <summary>
    /// Whether the ranking model is asked only for shoppers whose friends' acts are known. Default true: the bundled model gained on sets with friends and lost in a shop
    /// without (<c>bench ranker</c>); false suits a model trained on the shop's own log.
    /// </summary>
    public bool RankerNeedsFriends { get; set; } = true;

    /// <summary>Tenants whose replica and bundle are loaded before the silo says that it is ready. Default: <c>default</c>.</summary>
    public string[] PreloadTenants { get; set; } = [GrainKey.DefaultTenant];

    /// <summary>Milliseconds after which no further candidate source is asked for a request. Default 50; 1 to 10,000.</summary>
    [Range(1, 10_000, ErrorMessage = "Recommendations:CandidateDeadlineMs must be 1 to 10000 milliseconds.")]
    public int CandidateDeadlineMs { get; set; } = 50;

    /// <summary>How many shoppers' scored candidates a silo keeps, about 10 KiB each once used. Default 4,096; 0 to 1,000,000.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Recommendations:CacheEntries must be 0 to 1000000.")]
    public int CacheEntries { get; set; } = 4096;

    /// <summary>
    /// How many items of a tenant have their titles read on each silo, so that what reads alike is found before anybody has touched it; about 160 bytes each.
    /// Default 262,144; 0 to 10,000,000.
    /// </summary>
    [Range(0, 10_000_000, ErrorMessage = "Recommendations:MaxTextItems must be 0 to 10000000.")]
    public int MaxTextItems { get; set; } = 262_144;

    /// <summary>Scenarios beside <c>home</c>, <c>relevance</c>, <c>cart</c> and <c>item</c>, or in the place of one of them, by name. Default none.</summary>
    public Dictionary<string, ScenarioOptions> Scenarios { get; set; } = [];
}
