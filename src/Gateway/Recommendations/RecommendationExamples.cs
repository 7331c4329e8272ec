namespace SocialRec.Gateway.Recommendations;

/// <summary>Bodies shown in the API's description; tests send them.</summary>
internal static class RecommendationExamples
{
    /// <summary>A session without a known shopper.</summary>
    public const string Recommend = """{"limit":5,"exclude":["tea-2"],"session_events":[{"type":"view","item":"tea-1"}],"explain":"reasons"}""";

    /// <summary>Two items to put in order.</summary>
    public const string Rank = """{"user":"ann","items":["tea-1","tea-2"]}""";
}
