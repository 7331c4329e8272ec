namespace SocialRec.Recommendation;

/// <summary>One recommended item.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Score">The scorer's score; comparable within one answer only.</param>
/// <param name="Source">The candidate source that contributed most.</param>
/// <param name="FirstReason">Where its reasons begin in <see cref="RecommendationResult.Reasons"/>.</param>
/// <param name="ReasonCount">How many there are, strongest first.</param>
public readonly record struct RankedItem(string Id, float Score, string Source, int FirstReason, int ReasonCount);
