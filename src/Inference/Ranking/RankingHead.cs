namespace SocialRec.Inference.Ranking;

/// <summary>What the ranking model predicts, in the order of its output.</summary>
public enum RankingHead
{
    /// <summary>That the shopper opens the item.</summary>
    Click = 0,

    /// <summary>That the shopper shares it.</summary>
    Share = 1,

    /// <summary>That the shopper buys it.</summary>
    Purchase = 2,
}
