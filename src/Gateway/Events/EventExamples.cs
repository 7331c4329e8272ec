namespace SocialRec.Gateway.Events;

/// <summary>Bodies shown in the API's description; tests send them.</summary>
internal static class EventExamples
{
    /// <summary>One event.</summary>
    public const string One = """{"id":"e-1","type":"like","user":"ann","item":"tea-1"}""";

    /// <summary>Two events, one on each line.</summary>
    public const string Lines = """
        {"id":"e-2","type":"follow","user":"bob","target_user":"ann"}
        {"id":"e-3","type":"review","user":"ann","item":"tea-1","value":5,"text":"Fresh and strong","time":"2026-01-31T12:00:00Z"}
        """;
}
