namespace SocialRec.Recommendation.Scoring.Ranking;

/// <summary>
/// What a ranking model is told of one shopper and some candidates. It names no item and no person: vectors count only by their products with each other, so one
/// model serves every catalog, and every length of vector.
/// </summary>
public sealed record RankerInput
{
    /// <summary>Numbers in a vector; 1 where the bundle has no vectors, which are then all zero.</summary>
    public required int Dimensions { get; init; }

    /// <summary>The candidates' vectors, of unit length, row by row; zeros where the bundle has none.</summary>
    public required float[] Candidates { get; init; }

    /// <summary>
    /// How many features a model is told of each candidate: those before <see cref="Feature.Circle"/>. Circles' acts count as friends' acts for a model that was trained
    /// where there were no circles.
    /// </summary>
    public const int FeatureCount = (int)Feature.Circle;

    /// <summary>For each candidate its <see cref="FeatureCount"/> features, in the order of <see cref="Feature"/>.</summary>
    public required float[] Evidence { get; init; }

    /// <summary>Vectors of items that the shopper's taste is read from, of unit length, row by row.</summary>
    public required float[] Context { get; init; }

    /// <summary>For each of those its <see cref="ContextFeatures.Count"/> features, in the order of <see cref="ContextFeature"/>.</summary>
    public required float[] ContextFeatures { get; init; }

    /// <summary>How many candidates there are.</summary>
    public int CandidateCount => Evidence.Length / FeatureCount;

    /// <summary>How many context entries there are.</summary>
    public int ContextCount => ContextFeatures.Length / Ranking.ContextFeatures.Count;
}
