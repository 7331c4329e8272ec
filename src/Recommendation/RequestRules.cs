namespace SocialRec.Recommendation;

/// <summary>What a request may ask.</summary>
internal static class RequestRules
{
    /// <summary>The longest list.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Refuses a request with a parameter out of range.</summary>
    /// <exception cref="RecommendationRequestException">A parameter is out of range; it is named.</exception>
    public static void Check(RecommendationRequest request)
    {
        if (request.Limit is < 1 or > MaxLimit)
            throw new RecommendationRequestException("limit", $"must be 1 to {MaxLimit}, not {request.Limit}");
        if (request.Diversity is not (null or >= 0 and <= 1))
            throw new RecommendationRequestException("diversity", $"must be 0 to 1, not {request.Diversity}");
        if (request.Candidates.Count > MaxLimit)
            throw new RecommendationRequestException("candidates", $"must be at most {MaxLimit}, not {request.Candidates.Count}");
        if (request.Exclude.Count > MaxLimit)
            throw new RecommendationRequestException("exclude", $"must be at most {MaxLimit}, not {request.Exclude.Count}");
    }
}
