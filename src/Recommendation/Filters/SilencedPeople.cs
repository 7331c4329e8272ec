using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Filters;

/// <summary>Keeps the acts of blocked and muted people out of candidates and reasons, also where the feed was drawn up before they were silenced.</summary>
public static class SilencedPeople
{
    /// <summary>Whether the act of a feed entry may count for the shopper.</summary>
    public static bool Allows(Shopper shopper, int feedEntry)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        return shopper.Silenced.Length == 0
            || feedEntry >= shopper.FeedActors.Length
            || Array.BinarySearch(shopper.Silenced, shopper.FeedActors[feedEntry]) < 0;
    }

    /// <summary>Whether a person may be named to the shopper.</summary>
    public static bool Allows(Shopper shopper, string actor)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        return shopper.Silenced.Length == 0 || Array.BinarySearch(shopper.Silenced, IdHash.Of(actor)) < 0;
    }
}
