using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Browsers;

public sealed class A_buyer_in_a_browser(PostgresFixture postgres, BrowserFixture browser)
{
    private const long Complete = 918273;

    [Theory]
    [InlineData(390, true)]
    [InlineData(1200, false)]
    public async Task Pays_with_one_click_on_the_paywall_and_one_at_the_bank(int width, bool dark)
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(width, dark);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync(new Uri(environment.EmulatorUrl, $"/paywall/31415926/{Complete}").AbsoluteUri);
        await page.Locator("a[href*='/card']").First.ClickAsync();
        await page.Locator("button[value=pay]").ClickAsync();

        await page.SaysAsync("Счёт оплачен");
        await page.PictureAsync($"paid-{width}");
        await page.AccessibleAsync();
        await environment.Crm.PaidAsync(Complete);
        await environment.Crm.NotedAsync(Complete, 1);
    }

    [Fact]
    public async Task Pays_without_scripts_by_the_visible_button()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(scripts: false);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await environment.PayLinkAsync("complete")).AbsoluteUri);
        await page.SaysAsync("Готовим оплату");
        await page.PictureAsync("loader");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("button[value=pay]").ClickAsync();

        await page.SaysAsync("Счёт оплачен");
    }

    [Fact]
    public async Task Scans_a_code_and_the_page_moves_on_by_itself()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(width: 1200);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await environment.PayLinkAsync("sbp")).AbsoluteUri);
        await page.SaysAsync("Оплата по СБП");
        await page.PictureAsync("qr");
        await page.AccessibleAsync();
        var link = await page.Locator("a.button").First.GetAttributeAsync("href");
        using var paid = await environment.PressAsync(new Uri(link!), "pay");

        await page.SaysAsync("Счёт оплачен");
    }

    [Fact]
    public async Task Types_a_contact_and_goes_on_to_the_bank()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(dark: true);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await environment.PayLinkAsync("no-payer-contact")).AbsoluteUri);
        await page.SaysAsync("Куда прислать чек?");
        await page.PictureAsync("contact");
        await page.AccessibleAsync();
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
    public async Task Reads_a_plain_sentence_when_it_does_not_work(string scenario, string title)
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(
            postgres,
            settings => settings["Acquirers:tbank:Timeout"] = "00:00:02"
        );
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await environment.PayLinkAsync(scenario)).AbsoluteUri);

        await page.SaysAsync(title);
        await page.PictureAsync(scenario);
        await page.AccessibleAsync();
    }

    [Fact]
    public async Task Waits_for_a_silent_bank_and_is_led_to_a_new_attempt_once_the_lost_one_is_ended()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(
            postgres,
            settings => settings["Acquirers:tbank:Timeout"] = "00:00:02"
        );
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();

        await page.GotoAsync((await environment.PayLinkAsync("acquirer-silent")).AbsoluteUri);
        await page.SaysAsync("Банк ещё не ответил");

        await Eventually.TrueAsync(
            async () => (await environment.Bank.PaymentsAsync()).Count > 1,
            "a second attempt was opened",
            TimeSpan.FromSeconds(60)
        );
        (await environment.Bank.PaymentsAsync())
            .OrderBy(payment => long.Parse((string)payment["paymentId"]!, System.Globalization.CultureInfo.InvariantCulture))
            .Select(payment => (string)payment["status"]!)
            .First()
            .ShouldBe("CANCELED");
    }
}
