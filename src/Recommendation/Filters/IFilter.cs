namespace SocialRec.Recommendation.Filters;

/// <summary>One rule about which items may be recommended. Rules only take rows out, so their order does not matter.</summary>
public interface IFilter
{
    /// <summary>The rule's name, for logs and metrics.</summary>
    string Name { get; }

    /// <summary>Takes out the rows that the rule forbids.</summary>
    void Apply(RecommendationContext context, RowMask mask);
}
