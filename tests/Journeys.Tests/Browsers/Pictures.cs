using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Browsers;

/// <summary>
/// The pages that the README shows. <c>CLEANACQUIRING_PICTURES</c> names a folder for their pictures; without it nothing is written.
/// </summary>
public sealed class Pictures(PostgresFixture postgres, BrowserFixture browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CLEANACQUIRING_PICTURES");

    [Fact]
    public async Task A_payment_from_the_buyers_phone_to_the_paid_invoice()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(scale: 2);
        var page = await visitor.NewPageAsync();
        await page.SetViewportSizeAsync(390, 600);

        await page.GotoAsync((await shop.PayLinkAsync("complete")).AbsoluteUri);
        await page.Locator("button[value=pay]").ClickAsync();
        await page.HeadingBecomesAsync("Счёт оплачен");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("982,00 ₽");
        await WriteAsync(page, "buyer-page");

        await shop.Crm.PaidAsync();
        await shop.Crm.NotedAsync(1);
        await page.GotoAsync(shop.InvoicePage.AbsoluteUri);
        await Assertions.Expect(page.Locator(".badge.good")).ToHaveTextAsync("оплачен");
        await Assertions.Expect(page.GetByLabel("Примечания в сделке")).ToContainTextAsync("982,00");
        await WriteAsync(page, "invoice-paid");
    }

    private static async Task WriteAsync(IPage page, string name)
    {
        if (Folder is { Length: > 0 })
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true });
    }
}
