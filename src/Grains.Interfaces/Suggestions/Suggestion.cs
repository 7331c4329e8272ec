using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Grains.Interfaces.Suggestions;

/// <summary>A person to follow, or a circle to join.</summary>
/// <param name="Id">Who, or which.</param>
/// <param name="Score">0 to 1; comparable within one answer only.</param>
/// <param name="Reasons">Why, strongest first: <c>friend</c> with the friend as actor, <c>similar</c> with an item that both like, <c>interest</c> for nearness of taste.</param>
[GenerateSerializer, Immutable, Alias("Suggestion")]
public sealed record Suggestion([property: Id(0)] string Id, [property: Id(1)] float Score, [property: Id(2)] Reason[] Reasons);
