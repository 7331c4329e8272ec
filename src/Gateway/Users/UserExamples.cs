namespace SocialRec.Gateway.Users;

/// <summary>Bodies shown in the API's description; tests send them.</summary>
internal static class UserExamples
{
    /// <summary>A profile whose id stands in the path.</summary>
    public const string Body = """{"name":"Ann","language":"en","attributes":{"city":"Leeds"}}""";

    /// <summary>A change of one field.</summary>
    public const string Patch = """{"private":true}""";

    /// <summary>A profile among many.</summary>
    public const string One = """{"id":"ann","name":"Ann","language":"en"}""";

    /// <summary>Two profiles, one on each line.</summary>
    public const string Lines = """
        {"id":"ann","name":"Ann","language":"en"}
        {"id":"wei","name":"伟","language":"zh","private":true}
        """;
}
