namespace SocialRec.Recommendation.Mixing;

/// <summary>One rule about the order in which the best candidates are shown. Chance comes from the request's seed only.</summary>
public interface IMixer
{
    /// <summary>The rule's name, for logs and metrics.</summary>
    string Name { get; }

    /// <summary>Changes the order of the list; only its first <paramref name="limit"/> places will be shown.</summary>
    void Mix(RecommendationContext context, RankedList list, int limit);
}
