using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Scenarios;

/// <summary>At least so many items with a kind of evidence among the first places.</summary>
/// <param name="Feature">The evidence.</param>
/// <param name="Minimum">How many items, 1 to <paramref name="Within"/>.</param>
/// <param name="Within">Among how many places, 1 to 100.</param>
public sealed record Quota(Feature Feature, int Minimum, int Within);
