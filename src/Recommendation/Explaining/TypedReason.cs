using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Explaining;

/// <summary>A typed reason with its evidence.</summary>
/// <param name="Kind">One of <see cref="ReasonKinds"/>.</param>
/// <param name="Weight">Its share of the score, 0 to 1.</param>
/// <param name="Actor">Who did it, for <c>friend</c> and <c>circle</c>.</param>
/// <param name="Act">What was done; <see cref="ActType.None"/> where nothing was.</param>
/// <param name="Item">The item that led here, for <c>similar</c> and <c>interest</c>; for <c>friend</c> where the act was on another item than the one shown.</param>
/// <param name="TimeMs">When, Unix milliseconds; 0 where there is no time.</param>
/// <param name="Text">The actor's words.</param>
/// <param name="Circle">The circle, for <c>circle</c>.</param>
/// <param name="Aspect">What reviews are happy about; null for the item as a whole, and where no reviews are the reason.</param>
/// <param name="Reviews">How many reviews say something about that; 0 where no reviews are the reason.</param>
/// <param name="Positive">The share of them that is happy, 0 to 1.</param>
public readonly record struct TypedReason(
    string Kind, float Weight, string? Actor = null, ActType Act = ActType.None, string? Item = null, long TimeMs = 0, string? Text = null, string? Circle = null,
    string? Aspect = null, int Reviews = 0, float Positive = 0);
