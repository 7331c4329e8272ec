using Microsoft.Playwright;
using SocialRec.TestKit;

namespace SocialRec.WebConsole.Tests.Browser;

/// <summary>The demo as <c>up</c> serves it, and a Chromium to look at it: one for all tests of this project.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private static readonly string Chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The server.</summary>
    public ServerProcess Server { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Server = await ServerProcess.StartDemoAsync();
        if (!File.Exists(Chromium))
            return;
        _playwright = await Playwright.CreateAsync();
        // Chromium's own sandbox needs rights that a container's root lacks; the pages are this project's.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        Server.Dispose();
    }

    /// <summary>Opens a page in a browser session of its own; skips the test where there is no Chromium.</summary>
    /// <param name="path">The path and query.</param>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="server">Another server than the demo's.</param>
    public async Task<IPage> OpenAsync(string path, int width = 1280, Uri? server = null)
    {
        Skip.If(_browser is null, $"There is no {Chromium}; eng/setup-chromium.sh installs it.");
        IPage page = await _browser.NewPageAsync(new() { BaseURL = (server ?? Server.Address).ToString(), ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Keeps a picture of the page where the environment variable SCREENSHOTS names a folder.</summary>
    public static async Task PictureAsync(IPage page, string name, bool fullPage = true)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = fullPage });
    }
}
