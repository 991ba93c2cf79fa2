using System.Buffers.Text;
using System.Text;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Widget;

public sealed class The_widget_in_amocrm(PostgresFixture postgres, BrowserFixture browser)
{
    private static readonly object Sum = new { value = "10.00", currency = "RUB" };
    private static readonly object[] None = [];

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Shows_the_invoices_of_a_deal_with_their_links(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.OpenPaymentAsync("complete");
        await using var visit = await CrmVisit.StartAsync(browser, shop, width, dark);

        await visit.OpenAsync("lcard", Theme(dark));

        var panel = visit.Page.Locator(".cleanacquiring");
        await Assertions.Expect(panel).ToContainTextAsync("карта · ждёт покупателя");
        await Assertions.Expect(panel.Locator("input")).ToHaveValueAsync(shop.InvoicePage.AbsoluteUri);
        await panel.Locator("button").First.ClickAsync();
        await Assertions.Expect(panel.Locator("[role=status]").First).Not.ToBeEmptyAsync();
        await visit.Page.ScreenshotAsync($"widget-card-{width}-{(dark ? "dark" : "light")}");
        await visit.Page.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Opens_our_page_with_a_code_that_no_server_sees(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop, width, dark);
        await visit.HasSessionsAsync("c0de-of-60-seconds");

        await visit.OpenAsync("advanced_settings", Theme(dark));

        var frame = visit.Page.Locator("iframe");
        await Assertions.Expect(frame).ToHaveAttributeAsync("allow", "clipboard-write");
        await Assertions.Expect(frame).ToHaveAttributeAsync("src", $"{shop.FrontUrl}seller#code=c0de-of-60-seconds{Theme(dark)}");
        await Assertions.Expect(visit.Page.FrameLocator("iframe").Locator("h1")).ToHaveTextAsync("Оплаты");
        visit.Requests.Select(request => request.Url.Split('#')[0] + request.PostData)
            .ShouldAllBe(sent => !sent.Contains("c0de-of", StringComparison.Ordinal));
        await visit.Page.ScreenshotAsync($"widget-page-{width}-{(dark ? "dark" : "light")}");
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Signs_the_user_in_to_the_gateways_own_page(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop, width, dark);

        await visit.OpenAsync("advanced_settings", Theme(dark));

        var frame = visit.Page.FrameLocator("iframe");
        await Assertions.Expect(frame.Locator("h1")).ToHaveTextAsync("Настройка");
        await frame.GetByRole(AriaRole.Link, new() { Name = "Платежи" }).ClickAsync();
        await Assertions.Expect(frame.Locator("h1")).ToHaveTextAsync("Платежи");
        await visit.Page.ScreenshotAsync($"widget-signed-in-{width}-{(dark ? "dark" : "light")}");
        visit.Errors.ShouldBeEmpty();
        visit.Requests.ShouldAllBe(request => !request.Url.Split('#')[0].Contains("code=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_payment_in_the_deals_card_opens_its_page()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.OpenPaymentAsync("complete");
        await using var visit = await CrmVisit.StartAsync(browser, shop);
        await visit.OpenAsync("lcard");

        var opened = await visit.Page.RunAndWaitForPopupAsync(
            () => visit.Page.GetByRole(AriaRole.Link, new() { NameString = "Открыть оплату" }).ClickAsync());

        await Assertions.Expect(opened.FrameLocator("iframe").Locator("#progress .pill")).ToHaveTextAsync("Ждёт покупателя");
        await opened.ScreenshotAsync("widget-payment");
    }

    [Theory]
    [InlineData(1280, false, 503)]
    [InlineData(390, true, 401)]
    public async Task Tells_the_reason_and_the_contact_when_the_page_fails(int width, bool dark, int status)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop, width, dark);
        await visit.AnswerAsync("api/seller/sessions", route => CrmVisit.FulfillAsync(route, new { code = "some" }, status));

        await visit.OpenAsync("advanced_settings", Theme(dark));

        var alert = visit.Page.Locator(".cleanacquiring [role=alert]");
        await Assertions.Expect(alert).ToContainTextAsync(status == 401 ? "Сеанс устарел" : "Сервис ответил ошибкой");
        await Assertions.Expect(alert).ToContainTextAsync("support@example.org");
        await visit.Page.ScreenshotAsync($"widget-failure-{width}-{(dark ? "dark" : "light")}");
        await visit.Page.ShouldBeAccessibleAsync();
        await visit.HasSessionsAsync();
        await alert.Locator("button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("iframe")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reads_names_of_the_crm_as_text()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop);

        await OpenDealAsync(visit, new { title = "<img src=x onerror=alert(1)>", status = "created", due = Sum, payments = None });

        await Assertions.Expect(visit.Page.Locator(".cleanacquiring h2")).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        (await visit.Page.Locator(".cleanacquiring img").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Asks_for_no_money_on_a_paid_invoice_after_a_refund()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop);

        await OpenDealAsync(
            visit, new { title = "1", status = "paid", due = Sum, paid = Sum, link = "https://pay.example.org/1", payments = None });

        await Assertions.Expect(visit.Page.Locator(".cleanacquiring")).ToContainTextAsync("Оплачено");
        await Assertions.Expect(visit.Page.Locator(".cleanacquiring")).Not.ToContainTextAsync("К оплате");
        (await visit.Page.Locator(".cleanacquiring button").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("&user=admin&token=cached", true, 1)]
    [InlineData("&user=ordinary&token=fresh", false, 2)]
    public async Task Sends_the_token_of_the_user(string choice, bool isAdmin, int tokens)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.Seller.LetUsersLookAsync();
        await using var visit = await CrmVisit.StartAsync(browser, shop);
        await visit.OpenAsync("lcard", choice);
        var panel = visit.Page.Locator(".cleanacquiring");
        await Assertions.Expect(panel).ToContainTextAsync("982,00");

        await visit.Page.EvaluateAsync("() => crm.enter()");
        await Eventually.TrueAsync(() => Task.FromResult(Sent(visit).Length == 2), "the panel loads again");

        Sent(visit).Distinct().Count().ShouldBe(tokens);
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Sent(visit)[0].Split('.')[1]));
        claims.ShouldContain($"\"is_admin\":{(isAdmin ? "true" : "false")}");
    }

    // The card of a deal with this invoice alone.
    private static async Task OpenDealAsync(CrmVisit visit, object invoice)
    {
        await visit.AnswerAsync(
            "api/seller/deals/*/invoices", route => CrmVisit.FulfillAsync(route, new { items = new[] { invoice } }));
        await visit.OpenAsync("lcard");
    }

    private static string[] Sent(CrmVisit visit) =>
        [.. visit.Requests.Select(request => request.Headers.GetValueOrDefault("x-auth-token")).OfType<string>()];

    private static string Theme(bool dark) => dark ? "&theme=dark" : "&theme=light";
}
