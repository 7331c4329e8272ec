using System.Text.RegularExpressions;

namespace SocialRec.WebConsole.Tests;

public sealed partial class WordingTests
{
    private static readonly Wording English = Wording.For("en", ""), Chinese = Wording.For("zh", "");

    [Theory]
    [InlineData(null, "zh-CN,zh;q=0.9", "zh")]
    [InlineData(null, "en-GB,en;q=0.9", "en")]
    [InlineData(null, "", "en")]
    [InlineData("en", "zh-CN", "en")]
    [InlineData("zh", "en", "zh")]
    public void For_AddressThenBrowser_ChoosesTheLanguage(string? asked, string acceptLanguage, string expected) =>
        Assert.Equal(expected, Wording.For(asked, acceptLanguage).Language);

    [Fact]
    public void Texts_BothLanguages_SayTheSameThings()
    {
        Assert.Equal(English.Texts.Keys.Order(), Chinese.Texts.Keys.Order());
        Assert.All(English.Texts, text => Assert.Equal(Places(text.Value), Places(Chinese.Texts[text.Key])));
    }

    [Fact]
    public void Texts_AskedForByScripts_Exist()
    {
        string[] scripts = [.. typeof(Wording).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".js", StringComparison.Ordinal)).Select(Read)];
        string[] keys = [.. scripts.SelectMany(s => SayCall().Matches(s)).Select(m => m.Groups[1].Value).Distinct()];

        Assert.True(keys.Length > 10);
        Assert.All(keys, key => Assert.True(English.Texts.ContainsKey(key), key));
    }

    private static string Read(string resource)
    {
        using StreamReader reader = new(typeof(Wording).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Places(string text) => PlaceName().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"say\('(\w+)'")]
    private static partial Regex SayCall();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex PlaceName();
}
