using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>Assertions and screenshots of a page in the browser.</summary>
internal static class PageChecks
{
    /// <summary>Saves a screenshot under <c>TestResults/screenshots</c>.</summary>
    /// <param name="page">In the browser.</param>
    /// <param name="name">Of the file.</param>
    /// <param name="isWhole">With what is below the window; a frame may then be painted too late.</param>
    public static Task ScreenshotAsync(this IPage page, string name, bool isWhole = true) =>
        page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots", $"{name}.png"),
            FullPage = isWhole,
        });

    /// <summary>Asserts that the page has no accessibility violations and is no wider than its window.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe();
        result.Violations
            .Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .ShouldBe(0, "the page has to be moved sideways to be read");
    }

    /// <summary>Waits for the heading of the page.</summary>
    public static async Task HeadingBecomesAsync(this IPage page, string heading) =>
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading, new LocatorAssertionsToHaveTextOptions { Timeout = 20_000 });
}
