namespace SocialRec.Inference.Ranking;

/// <summary>
/// One shopper and the candidates to score. The model reads vectors only by their products with each other, so any catalog's vectors serve, of any length.
/// The arrays are read until the answer is there; do not write to them meanwhile.
/// </summary>
public sealed record RankingRequest
{
    /// <summary>Numbers in a vector, at least 1.</summary>
    public required int Dimensions { get; init; }

    /// <summary>The candidates' vectors, row by row; zeros where a candidate has none.</summary>
    public required float[] Candidates { get; init; }

    /// <summary>What is known about shopper and candidate: <see cref="RankingAdapter.EvidenceCount"/> numbers for each candidate.</summary>
    public required float[] Evidence { get; init; }

    /// <summary>Vectors of what the shopper's taste is read from: recent items, friends' items, circles; row by row, in any order.</summary>
    public required float[] Context { get; init; }

    /// <summary>What is known about each of those: <see cref="RankingAdapter.ContextFeatureCount"/> numbers for each.</summary>
    public required float[] ContextFeatures { get; init; }

    /// <summary>How many candidates there are.</summary>
    public int CandidateCount => Evidence.Length / RankingAdapter.EvidenceCount;

    /// <summary>How many context entries there are.</summary>
    public int ContextCount => ContextFeatures.Length / RankingAdapter.ContextFeatureCount;
}
