using System.Text.Json;

namespace SocialRec.WebConsole;

/// <summary>The page's words in one language. The names of the texts are the keys that the page's scripts use.</summary>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="Texts">The texts by key.</param>
public sealed record Wording(string Language, IReadOnlyDictionary<string, string> Texts)
{
    private static readonly Wording English = Read("en");
    private static readonly Wording Chinese = Read("zh");

    /// <summary>A text; an unknown key shows itself.</summary>
    public string this[string key] => Texts.GetValueOrDefault(key, key);

    /// <summary>The wording for what the address asks for, else for what the browser prefers.</summary>
    public static Wording For(string? asked, string acceptLanguage) =>
        (asked ?? acceptLanguage).StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    private static Wording Read(string language)
    {
        using Stream stream = typeof(Wording).Assembly.GetManifestResourceStream($"assets/words.{language}.json")!;
        return new Wording(language, JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
    }
}
