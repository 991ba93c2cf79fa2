using System.Globalization;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Browsers;

/// <summary>One seller who has a method of every acquirer: whatever its page is, a redirect, a form or a widget.</summary>
public sealed class A_buyer_chooses_an_acquirer(PostgresFixture postgres, BrowserFixture browser)
{
    // Payable, with a contact for the receipt; paid each by another acquirer.
    private static readonly string[] Scenarios =
    [
        "complete", "sbp", "fractional", "method-off", "method-unknown", "acquirer-down", "acquirer-silent", "acquirer-declines",
        "free-price", "vat-on-top",
    ];

    [Fact]
    public async Task Each_of_the_paywall_takes_a_payment()
    {
        await using var shop = await Shop.OpenAsync(postgres, everyAcquirer: true);
        shop.Acquirers.Count.ShouldBeLessThanOrEqualTo(Scenarios.Length);
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();

        foreach (var (acquirer, scenario) in shop.Acquirers.Zip(Scenarios))
        {
            var link = await shop.PayLinkAsync(scenario);
            var invoice = link.Segments[3].TrimEnd('/');
            await page.GotoAsync(new Uri(shop.EmulatorUrl, $"/paywall/{Shop.Account}/{invoice}").AbsoluteUri);
            foreach (var other in shop.Acquirers)
                await Assertions.Expect(page.Locator($"a[href$='/{invoice}/{other}']")).ToBeVisibleAsync();
            await page.ScreenshotAsync("paywall");

            await page.Locator($"a[href$='/{invoice}/{acquirer}']").ClickAsync();
            await PayAsync(page, acquirer);

            await page.HeadingBecomesAsync("Счёт оплачен");
            await shop.Crm.PaidAsync(long.Parse(invoice, CultureInfo.InvariantCulture));
        }
    }

    // The acquirer's page is this page or a frame in it, and it may be left for another while it is looked at.
    private static Task PayAsync(IPage page, string acquirer) => Eventually.TrueAsync(
        async () =>
        {
            foreach (var frame in page.Frames)
            {
                try
                {
                    if (await frame.Locator("button[value=pay]").CountAsync() == 1)
                    {
                        await frame.Locator("button[value=pay]").ClickAsync();
                        return true;
                    }
                }
                catch (PlaywrightException)
                {
                    return false;
                }
            }
            return false;
        },
        $"the page of {acquirer} opens");
}
