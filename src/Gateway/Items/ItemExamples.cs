namespace SocialRec.Gateway.Items;

/// <summary>Bodies shown in the API's description; tests send them.</summary>
internal static class ItemExamples
{
    /// <summary>An item whose id stands in the path.</summary>
    public const string Body = """{"title":"Green tea","categories":["tea"],"attributes":{"origin":"Hangzhou"},"price":12.5,"published":"2026-01-31T12:00:00Z"}""";

    /// <summary>A change of two fields.</summary>
    public const string Patch = """{"price":9.9,"image":null}""";

    /// <summary>An item among many.</summary>
    public const string One = """{"id":"tea-1","title":"Green tea","categories":["tea"],"price":12.5}""";

    /// <summary>Two items, one on each line.</summary>
    public const string Lines = """
        {"id":"tea-1","title":"Green tea","categories":["tea"],"price":12.5}
        {"id":"tea-2","title":"龙井茶","categories":["tea"],"in_stock":false}
        """;
}
