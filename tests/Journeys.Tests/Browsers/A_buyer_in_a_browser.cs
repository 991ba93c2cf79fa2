using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Browsers;

public sealed class A_buyer_in_a_browser(PostgresFixture postgres, BrowserFixture browser)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1200, false)]
    public async Task Pays_with_two_clicks(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(width, dark);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync(shop.InvoicePage.AbsoluteUri);
        await page.Locator("a[href*='/card']").First.ClickAsync();
        await page.Locator("button[value=pay]").ClickAsync();

        await page.HeadingBecomesAsync("Счёт оплачен");
        await page.ScreenshotAsync($"paid-{width}");
        await page.ShouldBeAccessibleAsync();
        await shop.Crm.PaidAsync();
        await shop.Crm.NotedAsync(1);
    }

    [Fact]
    public async Task Pays_without_scripts_by_a_button()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(scripts: false);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await shop.PayLinkAsync("complete")).AbsoluteUri);
        await page.HeadingBecomesAsync("Готовим оплату");
        await page.ScreenshotAsync("loader");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("button[value=pay]").ClickAsync();

        await page.HeadingBecomesAsync("Счёт оплачен");
    }

    [Fact]
    public async Task Pays_by_a_qr_code_and_sees_the_result()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(width: 1200);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await shop.PayLinkAsync("sbp")).AbsoluteUri);
        await page.HeadingBecomesAsync("Оплата по QR-коду");
        await page.ScreenshotAsync("qr");
        await page.ShouldBeAccessibleAsync();
        var link = await page.Locator("a.button").First.GetAttributeAsync("href");
        using var paid = await shop.PressAsync(new Uri(link!));

        await page.HeadingBecomesAsync("Счёт оплачен");
    }

    [Fact]
    public async Task Types_a_contact_and_continues_to_the_acquirer()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(dark: true);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await shop.PayLinkAsync("no-payer-contact")).AbsoluteUri);
        await page.HeadingBecomesAsync("Куда прислать чек?");
        await page.ScreenshotAsync("contact");
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("Эл. почта или телефон").FillAsync("buyer@example.org");
        await page.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator("button[value=pay]")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("deleted", "Счёт не найден")]
    [InlineData("sum-mismatch", "Счёт нужно исправить")]
    [InlineData("paid", "Счёт уже оплачен")]
    [InlineData("custom-status", "Обратитесь к продавцу")]
    [InlineData("method-off", "Этот способ оплаты сейчас недоступен")]
    [InlineData("crm-down", "Ещё чуть-чуть")]
    [InlineData("acquirer-silent", "Банк ещё не ответил")]
    public async Task Reads_the_reason_of_a_refusal(string scenario, string heading)
    {
        await using var shop = await Shop.OpenAsync(postgres, WithShortTimeout);
        // A lost payment stays unknown, so the page of the silent acquirer does not move on.
        await shop.InjectFaultAsync(shop.Acquirer.Call(CallPurpose.QueryByOrder), "status", status: 503);
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await shop.PayLinkAsync(scenario)).AbsoluteUri);

        await page.HeadingBecomesAsync(heading);
        await page.ScreenshotAsync(scenario);
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Gets_a_new_payment_after_the_lost_one_is_canceled()
    {
        await using var shop = await Shop.OpenAsync(postgres, WithShortTimeout);
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await shop.PayLinkAsync("acquirer-silent")).AbsoluteUri);
        await page.HeadingBecomesAsync("Банк ещё не ответил");

        await Eventually.TrueAsync(
            () => Task.FromResult(shop.Acquirer.Payments.Count > 1), "a second payment is opened", TimeSpan.FromSeconds(60));
        shop.Acquirer.Payments[0].State.ShouldBe(EmulatedPaymentState.Canceled);
    }

    private static void WithShortTimeout(Shop shop) => shop.Settings[$"Acquirers:{shop.Acquirer.Name}:Timeout"] = "00:00:02";
}
