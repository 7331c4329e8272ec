namespace SocialRec.Recommendation.Suggestions;

/// <summary>A person to follow, or a circle to join, and why.</summary>
/// <param name="Id">Who, or which.</param>
/// <param name="Score">0 to 1; comparable within one answer only.</param>
/// <param name="Friends">People followed who follow the person, or belong to the circle.</param>
/// <param name="Items">Hashes of items that both like, those that say most first.</param>
/// <param name="Nearness">Cosine of the two tastes, 0 to 1.</param>
public sealed record Suggested(string Id, float Score, IReadOnlyList<string> Friends, ulong[] Items, float Nearness);
