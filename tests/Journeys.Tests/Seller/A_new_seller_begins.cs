using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Journeys.Tests.Widget;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

/// <summary>A seller who knows nothing of APIs, inside amoCRM from the first click on.</summary>
public sealed class A_new_seller_begins(PostgresFixture postgres, BrowserFixture browser)
{
    private const string SecondInvoice = "fractional";

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Whole_way_from_installing_to_an_ended_item_of_attention(int width, bool dark)
    {
        await using var shop = await Shop.BeforeInstallingAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop, width, dark);
        await using var buyer = await browser.VisitorAsync();
        var way = new SellersWay(visit, $"way-{width}-{(dark ? "dark" : "light")}");

        await way.InstallAsync(dark);
        await way.SetUpAsync(shop);
        var payPage = await OpenFormAsync(buyer, shop);
        await way.GoAsync("Платежи");
        await way.ClickAsync(way.Frame.Locator("#rows a").First);
        await way.StateBecomesAsync("Ждёт покупателя");
        await payPage.Locator("button[value=pay]").ClickAsync();
        await payPage.HeadingBecomesAsync("Счёт оплачен");
        await way.StateBecomesAsync("Оплачен");
        await way.ShowAsync("paid");
        await way.RefundAsync("1 000,50");
        await way.StateBecomesAsync("Возвращён частично");
        await way.ShowAsync("refunded");

        await shop.Crm.NotedAsync(2);
        await visit.OpenAsync("lcard", SellersWay.Theme(dark));
        await Assertions.Expect(visit.Page.Locator(".note")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator(".cleanacquiring__invoice").First).ToBeVisibleAsync();
        await way.ShowAsync("deal");

        await PayTwiceAsync(shop);
        await visit.OpenAsync("advanced_settings", SellersWay.Theme(dark));
        await way.GoToAttentionAsync();
        await Assertions.Expect(way.Frame.Locator(".item h2")).ToHaveTextAsync("По счёту заплачено больше, чем нужно");
        await way.ShowAsync("attention");
        await way.ClickAsync(way.Link("Вернуть разницу"));
        await way.ConfirmAsync("Вернуть");
        await way.GoToAttentionAsync();
        await Assertions.Expect(way.Frame.Locator(".empty.ok")).ToBeVisibleAsync();
        await way.ShowAsync("attention-ended");
        visit.Errors.ShouldBeEmpty();
        visit.Requests.ShouldAllBe(request => !request.Url.Split('#')[0].Contains("code=", StringComparison.Ordinal));
    }

    private static async Task<IPage> OpenFormAsync(IBrowserContext buyer, Shop shop)
    {
        var page = await buyer.NewPageAsync();
        await page.GotoAsync(shop.InvoicePage.AbsoluteUri);
        await page.Locator("a.pay").First.ClickAsync();
        await Assertions.Expect(page.Locator("button[value=pay]")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return page;
    }

    // Both forms of another invoice are paid before the notification of either comes.
    private static async Task PayTwiceAsync(Shop shop)
    {
        await shop.Seller.AddMethodAsync("second");
        var card = await shop.PayLinkAsync(SecondInvoice);
        var first = await shop.OpenPaymentAsync(card);
        var second = await shop.OpenPaymentAsync(new Uri(card, "second"));
        var before = shop.Acquirer.Payments.Count;
        await shop.InjectFaultAsync(shop.Acquirer.Notification, "lose");
        using var paid = await shop.PressAsync(first);
        using var again = await shop.PressAsync(second);
        await shop.ClearFaultsAsync();
        foreach (var payment in shop.Acquirer.Payments.Skip(before - 2))
            await shop.Acquirer.NotifyAsync(payment.Id);
        await Eventually.TrueAsync(async () => (await shop.Seller.AttentionAsync()).Count == 1, "too much is paid");
    }
}
