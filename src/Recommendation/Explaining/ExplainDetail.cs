namespace SocialRec.Recommendation.Explaining;

/// <summary>How much an answer explains. The numbers are those of the wire's explain levels.</summary>
public enum ExplainDetail : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Typed reasons with evidence.</summary>
    Reasons = 1,

    /// <summary>Every reason, however weak.</summary>
    Path = 2,
}
