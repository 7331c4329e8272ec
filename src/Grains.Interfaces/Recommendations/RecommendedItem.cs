namespace SocialRec.Grains.Interfaces.Recommendations;

/// <summary>One recommended item.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Score">The model's score; comparable within one answer only.</param>
/// <param name="Source">The candidate source that contributed most.</param>
/// <param name="Reasons">Why, strongest first; empty unless asked for.</param>
[GenerateSerializer, Immutable, Alias("RecommendedItem")]
public sealed record RecommendedItem(
    [property: Id(0)] string Id,
    [property: Id(1)] float Score,
    [property: Id(2)] string Source,
    [property: Id(3)] Reason[] Reasons);
