using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>
/// A real Chromium: named by <c>CLEANACQUIRING_CHROMIUM</c>, else on PATH, else Playwright's own, else a failure that says how.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Variable = "CLEANACQUIRING_CHROMIUM";

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await LaunchAsync(playwright);
    }

    /// <summary>A new visitor: nothing is remembered from another one.</summary>
    public Task<IBrowserContext> VisitorAsync(int width = 390, bool dark = false, bool scripts = true) =>
        browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                Locale = "ru-RU",
                ViewportSize = new ViewportSize { Width = width, Height = 844 },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                JavaScriptEnabled = scripts,
            }
        );

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        try
        {
            return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Args = Arguments });
        }
        catch (PlaywrightException exception) when (Find() is null)
        {
            // Playwright fetches its own where it may.
            if (Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
                throw new InvalidOperationException(
                    $"No Chromium: install one (Debian: apt-get install chromium), or name one by {Variable}, or let Playwright download its own.",
                    exception
                );
            return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { Args = Arguments });
        }
    }

    private static string? Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
