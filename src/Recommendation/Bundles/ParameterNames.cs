namespace SocialRec.Recommendation.Bundles;

/// <summary>The numbers that a training may put into a bundle; each has a default.</summary>
public static class ParameterNames
{
    /// <summary>Days before the shopper's latest act after which a history entry weighs half; 0: no decay. Default 0.</summary>
    public const string HistoryHalfLifeDays = "history.half-life-days";

    /// <summary>
    /// Prefix of the weight of an act in the history, by the act's lower-case name: <c>history.weight.purchase</c>.
    /// Defaults: <see cref="Shoppers.ActWeights"/>.
    /// </summary>
    public const string HistoryWeightPrefix = "history.weight.";

    /// <summary>
    /// Weight of friends' items in the history that the trained weights are applied to: their weights sum to this share of the shopper's own.
    /// Default 0: own items only.
    /// </summary>
    public const string HistoryFriendShare = "history.friend-share";

    /// <summary>
    /// As how many of the shopper's own acts of weight 1 all of the friends' acts together count in that history, besides <see cref="HistoryFriendShare"/>:
    /// nearly everything for a newcomer, next to nothing beside a long history. Default 0.
    /// </summary>
    public const string HistoryFriendMass = "history.friend-mass";

    /// <summary>What the cosine with the live vector is multiplied by before it is added to the neighbours' score in scenario <c>relevance</c>. Default 0.</summary>
    public const string RelevanceVectorWeight = "relevance.vector-weight";
}
