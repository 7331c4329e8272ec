using SocialRec.Recommendation.Scoring.Ranking;

namespace SocialRec.Learning.Ranking;

/// <summary>What a ranker was told at one moment, and what the shopper did with each candidate next.</summary>
/// <param name="Input">Shopper and candidates.</param>
/// <param name="Labels">For each candidate the sum of <see cref="RankingLabel"/> values.</param>
public sealed record RankingExample(RankerInput Input, RankingLabel[] Labels);
