namespace SocialRec.Recommendation.Shoppers;

/// <summary>Something a friend did with an item; which item stands in <see cref="Shopper.FeedItems"/>.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Act">What was done.</param>
/// <param name="TimeMs">Unix milliseconds; 0 for undated history.</param>
/// <param name="Text">The actor's words, if there were any.</param>
/// <param name="Direct">Whether it was addressed to the shopper in person.</param>
public readonly record struct FeedEntry(string Actor, ActType Act, long TimeMs, string? Text, bool Direct);
