using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Acquirers.CloudPayments;

/// <summary>An acquirer whose script stands on a page of ours, and who asks before it charges.</summary>
public sealed class A_buyer_pays_by_the_widget(PostgresFixture postgres, BrowserFixture browser)
{
    private const string Acquirer = "cloudpayments";

    // The page itself blocks what its policy does not name, so that a wrong policy shows as a widget that does not open.
    [Theory]
    [InlineData(390, true)]
    [InlineData(1200, false)]
    public async Task Pays_in_the_frame_and_lands_on_our_page(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres, acquirer: Acquirer);
        await using var visitor = await browser.VisitorAsync(width, dark);
        var page = await visitor.NewPageAsync();
        List<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };

        await page.GotoAsync((await shop.PayLinkAsync("complete")).AbsoluteUri);
        var bank = page.FrameLocator("iframe");
        await bank.Locator("button[value=cancel]").ClickAsync();
        await page.HeadingBecomesAsync("Оплата счёта");
        await page.ScreenshotAsync($"widget-{width}");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Оплатить" }).ClickAsync();
        await bank.Locator("button[value=decline]").ClickAsync();
        await bank.Locator("button[value=pay]").ClickAsync();

        await page.HeadingBecomesAsync("Счёт оплачен");
        page.Url.ShouldContain("/payments/");
        errors.ShouldBeEmpty();
        await shop.Crm.PaidAsync();
        shop.Acquirer.OnlyPayment.NetPaid.ShouldBe(14_982m);
    }

    [Fact]
    public async Task Without_scripts_a_sentence_says_what_to_do()
    {
        await using var shop = await Shop.OpenAsync(postgres, acquirer: Acquirer);
        await using var visitor = await browser.VisitorAsync(scripts: false);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await shop.PayLinkAsync("complete")).AbsoluteUri);
        await page.Locator("button[type=submit]").ClickAsync();

        await page.HeadingBecomesAsync("Оплата счёта");
        await Assertions.Expect(page.Locator("noscript p")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_widget_left_open_is_refused_once_the_invoice_is_paid()
    {
        await using var shop = await Shop.OpenAsync(postgres, acquirer: Acquirer);
        await using var visitor = await browser.VisitorAsync();
        var (card, sbp) = (await visitor.NewPageAsync(), await visitor.NewPageAsync());
        await card.GotoAsync(shop.PayLink("card").AbsoluteUri);
        await Assertions.Expect(card.FrameLocator("iframe").Locator("button[value=pay]")).ToBeVisibleAsync();
        await sbp.GotoAsync(shop.PayLink("sbp").AbsoluteUri);
        await sbp.FrameLocator("iframe").Locator("button[value=pay]").ClickAsync();
        await sbp.HeadingBecomesAsync("Счёт оплачен");

        await card.FrameLocator("iframe").Locator("button[value=pay]").ClickAsync();

        // The reason code of "not accepted" on the bank's page; nothing is charged.
        await Assertions.Expect(card.FrameLocator("iframe").Locator(".what")).ToContainTextAsync("3008");
        shop.Acquirer.Payments.Sum(payment => payment.NetPaid).ShouldBe(14_982m);
    }
}
