namespace SocialRec.Recommendation.Shoppers;

/// <summary>An event of an anonymous session.</summary>
/// <param name="Act">What was done.</param>
/// <param name="Item">With which item.</param>
/// <param name="Value">Rating, quantity or price; NaN if none was given.</param>
/// <param name="TimeMs">Unix milliseconds; 0 if undated.</param>
public readonly record struct SessionEvent(ActType Act, string Item, float Value, long TimeMs);
