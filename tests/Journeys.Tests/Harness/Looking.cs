using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>What a person sees, and what a screen reader would trip over.</summary>
internal static class Looking
{
    /// <summary>Keeps a picture under <c>TestResults/screenshots</c>.</summary>
    public static Task PictureAsync(this IPage page, string name) =>
        page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots", $"{name}.png"),
                FullPage = true,
            }
        );

    public static async Task AccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe();
        result
            .Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty();
    }

    public static async Task SaysAsync(this IPage page, string title) =>
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title, new LocatorAssertionsToHaveTextOptions { Timeout = 20_000 });
}
