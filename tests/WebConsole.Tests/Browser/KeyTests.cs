using Microsoft.Playwright;
using SocialRec.TestKit;

namespace SocialRec.WebConsole.Tests.Browser;

[Collection(DemoSiteCollection.Name)]
public sealed class KeyTests(DemoSite site)
{
    [SkippableFact]
    public async Task Page_OfAServerWithKeys_AsksOnceAndKeepsTheKeyForTheTab()
    {
        using ServerProcess server = await ServerProcess.StartEmptyAsync("--host", "0.0.0.0");
        string key = server.Said.Single(line => line.StartsWith("  ", StringComparison.Ordinal)).Trim();
        IPage page = await site.OpenAsync("/?user=bob&lang=en", server: server.Address);
        ILocator message = page.Locator("#key-message"), value = page.GetByLabel("API key");
        await Assertions.Expect(message).ToContainTextAsync("wants an API key");

        await value.FillAsync("no-such-key");
        await value.PressAsync("Enter");
        await Assertions.Expect(message).ToContainTextAsync("does not accept");
        await DemoSite.PictureAsync(page, "key");
        await value.FillAsync(key);
        await value.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#list")).ToContainTextAsync("Nothing to recommend yet");

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#list")).ToContainTextAsync("Nothing to recommend yet");
        await Assertions.Expect(page.Locator("#key")).ToBeHiddenAsync();
    }
}
