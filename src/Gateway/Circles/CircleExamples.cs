namespace SocialRec.Gateway.Circles;

/// <summary>Bodies shown in the API's description; tests send them.</summary>
internal static class CircleExamples
{
    /// <summary>A circle whose id stands in the path.</summary>
    public const string Body = """{"name":"Tea lovers","about":"For people who love tea.","attributes":{"city":"Leeds"}}""";

    /// <summary>A change of one field.</summary>
    public const string Patch = """{"hidden":true}""";

    /// <summary>A circle among many.</summary>
    public const string One = """{"id":"tea-lovers","name":"Tea lovers"}""";

    /// <summary>Two circles, one on each line.</summary>
    public const string Lines = """
        {"id":"tea-lovers","name":"Tea lovers","about":"For people who love tea."}
        {"id":"chaye","name":"茶友","hidden":true}
        """;
}
