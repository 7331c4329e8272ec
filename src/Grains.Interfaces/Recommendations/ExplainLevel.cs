namespace SocialRec.Grains.Interfaces.Recommendations;

/// <summary>How much an answer explains.</summary>
[GenerateSerializer, Alias("ExplainLevel")]
public enum ExplainLevel : byte
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Typed reasons with evidence.</summary>
    Reasons = 1,
    /// <summary>Reasons, and the whole social path with feature values.</summary>
    Path = 2,
}
