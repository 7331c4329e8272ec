namespace SocialRec.Recommendation.Scoring.Ranking;

/// <summary>What is known about an entry of a ranker's context, each from 0 to 1.</summary>
public enum ContextFeature
{
    /// <summary>1 if the shopper acted on it.</summary>
    Own = 0,

    /// <summary>1 if friends did.</summary>
    Friend = 1,

    /// <summary>1 if it stands for a circle of the shopper's.</summary>
    Circle = 2,

    /// <summary>How much the acts count, decayed.</summary>
    Weight = 3,

    /// <summary>Half for each month since the act; 0 if undated.</summary>
    Recency = 4,

    /// <summary>1 for the newest (or heaviest) of its kind, 1/2 for the next, 1/3, and so on.</summary>
    Place = 5,
}

/// <summary>How many context features there are.</summary>
public static class ContextFeatures
{
    /// <summary>The number of <see cref="ContextFeature"/> values.</summary>
    public const int Count = 6;
}
