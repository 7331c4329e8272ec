namespace SocialRec.Learning.Ranking;

/// <summary>What a shopper did with a candidate; one bit for each head of the ranker.</summary>
[Flags]
public enum RankingLabel : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Dealt with it in any way that shows interest.</summary>
    Click = 1,

    /// <summary>Shared it.</summary>
    Share = 2,

    /// <summary>Bought it, or put it into the cart.</summary>
    Purchase = 4,
}
