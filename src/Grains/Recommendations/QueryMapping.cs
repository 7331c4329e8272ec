using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Explaining;

namespace SocialRec.Grains.Recommendations;

/// <summary>A caller's question in the words of the recommendation library.</summary>
internal static class QueryMapping
{
    /// <summary>The request for a time, with a seed.</summary>
    public static RecommendationRequest ToRequest(RecommendationQuery query, long nowMs, long seed) => new()
    {
        NowMs = nowMs,
        Seed = seed,
        Limit = query.Limit,
        Scenario = query.Scenario,
        Category = query.Category,
        Attributes = query.Attributes,
        Exclude = query.Exclude,
        ExcludeSeen = query.ExcludeSeen,
        Diversity = query.Diversity,
        Explain = (ExplainDetail)query.Explain,
        Item = query.Item,
        Candidates = query.Candidates,
        Cursor = query.Cursor,
    };
}
