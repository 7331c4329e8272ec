namespace SocialRec.Gateway.Texts;

/// <summary>Bodies shown in the API's description; tests send them.</summary>
internal static class TextExamples
{
    /// <summary>Two reviews.</summary>
    public const string Reviews = """{"texts":["Great screen, but the battery is poor.","物流很快，味道很好"]}""";

    /// <summary>A product.</summary>
    public const string Product = """{"title":"Trailhead Men's Waterproof Leather Boots, Brown, Size 10","description":""}""";
}
