using Microsoft.Playwright;
using SocialRec.WebConsole.Tests.Browser;

namespace SocialRec.WebConsole.Tests.Docs;

[Collection(DemoSiteCollection.Name)]
public sealed class DocsPageTests(DemoSite site)
{
    [SkippableFact]
    public async Task Page_WithoutAnyOtherHost_ShowsSearchesAndSends()
    {
        IPage page = await site.OpenAsync("/docs");
        var elsewhere = new List<string>();
        page.Request += (_, request) => elsewhere.Add(request.Url);
        await page.ReloadAsync();
        await page.Locator(".operation").First.WaitForAsync();
        Assert.All(elsewhere, url => Assert.StartsWith(site.Server.Address.ToString(), url, StringComparison.Ordinal));

        await page.Locator("#search").FillAsync("what a shopper should see next get");
        ILocator operation = page.Locator(".operation:visible").First;
        await operation.Locator("summary").ClickAsync();
        await operation.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Assertions.Expect(operation.Locator(".status")).ToContainTextAsync("200 in");
        await DemoSite.PictureAsync(page, "docs");
    }

    [SkippableFact]
    public async Task Phone_NothingSticksOut()
    {
        IPage page = await site.OpenAsync("/docs", width: 360);
        await page.Locator(".operation summary").First.ClickAsync();
        await DemoSite.PictureAsync(page, "docs-phone");

        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
