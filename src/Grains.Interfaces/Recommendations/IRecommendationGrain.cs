namespace SocialRec.Grains.Interfaces.Recommendations;

/// <summary>Runs the recommendation stages on the silo's replica; a stateless worker, key <c>tenant/n</c> (spread callers over a few n).</summary>
[Alias("IRecommendationGrain")]
public interface IRecommendationGrain : IGrainWithStringKey
{
    /// <summary>Recommends items, or ranks <see cref="RecommendationQuery.Candidates"/> where they are given.</summary>
    /// <exception cref="Errors.InvalidRequestException">A parameter is out of range or names a scenario or cursor that does not exist.</exception>
    [Alias("Recommend"), ResponseTimeout("00:00:05")]
    Task<RecommendationAnswer> RecommendAsync(RecommendationQuery query);

    /// <summary>Items like one item, best first; null if the item is unknown.</summary>
    [Alias("Similar"), ResponseTimeout("00:00:05")]
    Task<RecommendationAnswer?> SimilarAsync(string item, int limit, string? category);

    /// <summary>What is acted on most now (decayed), best first.</summary>
    [Alias("Trending"), ResponseTimeout("00:00:05")]
    Task<RecommendationAnswer> TrendingAsync(int limit, string? category);

    /// <summary>What a circle's members act on most now (decayed), best first; null if the circle is unknown.</summary>
    [Alias("CircleTrending"), ResponseTimeout("00:00:05")]
    Task<RecommendationAnswer?> CircleTrendingAsync(string circle, int limit, string? category);

    /// <summary>What was published last, newest first.</summary>
    [Alias("Latest"), ResponseTimeout("00:00:05")]
    Task<RecommendationAnswer> LatestAsync(int limit, string? category);
}
