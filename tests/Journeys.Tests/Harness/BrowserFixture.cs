using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>
/// Chromium: the one that <c>CLEANACQUIRING_CHROMIUM</c> names, else the one on PATH, else Playwright's own.
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

    /// <summary>Opens a browser context without cookies or storage of another one.</summary>
    /// <param name="width">Pixels; 390 is a phone.</param>
    /// <param name="dark">Prefers the dark colour scheme.</param>
    /// <param name="scripts">Runs JavaScript.</param>
    /// <param name="scale">Device pixels per CSS pixel.</param>
    public Task<IBrowserContext> VisitorAsync(int width = 390, bool dark = false, bool scripts = true, float scale = 1) =>
        browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                Locale = "ru-RU",
                ViewportSize = new ViewportSize { Width = width, Height = 844 },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                JavaScriptEnabled = scripts,
                DeviceScaleFactor = scale,
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
            if (Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
                throw new InvalidOperationException(
                    $"No Chromium found. Install it (Debian: apt-get install chromium) or name its path by {Variable}.",
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
