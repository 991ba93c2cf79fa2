using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class A_seller_watches_payments(PostgresFixture postgres, BrowserFixture browser)
{
    [Theory]
    [InlineData(390, false)]
    public async Task The_timeline_moves_by_itself_and_a_part_is_refunded(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var bank = await shop.OpenPaymentAsync("complete");
        await using var visitor = await browser.VisitorAsync(width, dark);
        var page = await visitor.NewPageAsync();
        var name = $"{width}-{(dark ? "dark" : "light")}";

        await page.GotoAsync(await shop.Seller.PageAsync("/payments"));
        await page.HeadingBecomesAsync("Платежи");
        await page.Locator("#rows a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#progress .pill")).ToHaveTextAsync("Ждёт покупателя");
        using var paid = await shop.PressAsync(bank);
        await Assertions.Expect(page.Locator("#progress .pill")).ToHaveTextAsync("Оплачен", new() { Timeout = 30_000 });
        await shop.Crm.PaidAsync();
        await ShowAsync(page, $"seller-payment-{name}");

        await page.GetByText("Вернуть деньги").ClickAsync();
        await page.Locator("#amount-refund").FillAsync("99 999 999");
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#fault-refund")).ToContainTextAsync("больше, чем осталось");
        await ShowAsync(page, $"seller-refund-refused-{name}");
        await page.Locator("#amount-refund").FillAsync("1 000,50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".ask strong")).ToHaveTextAsync("Вернуть 1 000,50 ₽?");
        await ShowAsync(page, $"seller-refund-question-{name}");
        await page.Locator("button[name=confirmed]").ClickAsync();
        await Assertions.Expect(page.Locator("main > .message.ok strong")).ToHaveTextAsync("Готово.");
        await Assertions.Expect(page.Locator("#progress .pill")).ToHaveTextAsync("Возвращён частично");
        await ShowAsync(page, $"seller-refunded-{name}");

        await page.GetByRole(AriaRole.Navigation).GetByText("Платежи").ClickAsync();
        await Assertions.Expect(page.Locator(".totals svg")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#rows tbody tr")).ToHaveCountAsync(1);
        await ShowAsync(page, $"seller-payments-{name}");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Скачать таблицей").ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken))
            .ShouldContain(";14982,00;1000,50;13981,50;RUB");
        await page.Locator("#q").FillAsync("нет такого");
        await Assertions.Expect(page.Locator("#rows")).ToContainTextAsync("Ничего не нашлось");
    }

    [Fact]
    public async Task Money_moves_by_the_sum_that_was_confirmed_alone()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var bank = await shop.OpenPaymentAsync("complete");
        using var paid = await shop.PressAsync(bank);
        await shop.Crm.PaidAsync();
        await using var visitor = await browser.VisitorAsync(1280, dark: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await shop.Seller.PageAsync("/payments"));
        await page.Locator("#rows a").First.ClickAsync();
        await page.GetByText("Вернуть деньги").ClickAsync();
        var refund = page.GetByRole(AriaRole.Button, new() { Name = "Вернуть", Exact = true });
        var question = page.Locator(".ask strong");

        await refund.ClickAsync();
        await Assertions.Expect(question).ToHaveTextAsync("Вернуть 14 982,00 ₽?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Не сейчас" }).ClickAsync();
        await Assertions.Expect(question).ToBeHiddenAsync();
        await page.Locator("#amount-refund").FillAsync("100");
        await refund.ClickAsync();
        await Assertions.Expect(question).ToHaveTextAsync("Вернуть 100,00 ₽?");
        await page.Locator("#amount-refund").FillAsync("200");
        await page.Locator("button[name=confirmed]").ClickAsync();
        await Assertions.Expect(question).ToHaveTextAsync("Вернуть 200,00 ₽?");
        (await shop.Seller.PaymentsAsync()).Select(payment => (string?)payment["refunded"]!["value"]).ShouldBe(["0.00"]);

        await page.Locator("button[name=confirmed]").ClickAsync();

        await Assertions.Expect(page.Locator("main > .message.ok strong")).ToHaveTextAsync("Готово.");
        (await shop.Seller.PaymentsAsync()).Select(payment => (string?)payment["refunded"]!["value"]).ShouldBe(["200.00"]);
    }

    [Theory]
    [InlineData(1280, true)]
    public async Task An_item_of_attention_is_ended_by_its_act(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await PayTwiceAsync(shop);
        await Eventually.TrueAsync(async () => (await shop.Seller.AttentionAsync()).Count == 1, "too much is paid");
        await using var visitor = await browser.VisitorAsync(width, dark);
        var page = await visitor.NewPageAsync();
        var name = $"{width}-{(dark ? "dark" : "light")}";

        await page.GotoAsync(await shop.Seller.PageAsync("/attention"));
        await Assertions.Expect(page.Locator(".item h2")).ToHaveTextAsync("По счёту заплачено больше, чем нужно");
        await ShowAsync(page, $"seller-attention-{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Просмотрено" }).ClickAsync();
        await Assertions.Expect(page.Locator(".item.seen")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Открыть счёт" }).ClickAsync();
        await Assertions.Expect(page.Locator(".figures .bad dd")).ToBeVisibleAsync();
        await ShowAsync(page, $"seller-invoice-{name}");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Вернуть разницу" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть", Exact = true }).ClickAsync();
        await page.Locator("button[name=confirmed]").ClickAsync();
        await Assertions.Expect(page.Locator("main > .message.ok strong")).ToHaveTextAsync("Готово.");

        await page.GetByRole(AriaRole.Navigation).GetByText("Внимание").ClickAsync();
        await Assertions.Expect(page.Locator(".empty.ok")).ToBeVisibleAsync();
        await ShowAsync(page, $"seller-attention-none-{name}");
    }

    // Both forms are paid before the notification of either comes.
    private static async Task PayTwiceAsync(Shop shop)
    {
        await shop.Seller.AddMethodAsync("second");
        var first = await shop.OpenPaymentAsync("complete");
        var second = await shop.OpenPaymentAsync(shop.PayLink("second"));
        await shop.InjectFaultAsync(shop.Acquirer.Notification, "lose");
        using var paid = await shop.PressAsync(first);
        using var again = await shop.PressAsync(second);
        await shop.ClearFaultsAsync();
        foreach (var payment in shop.Acquirer.Payments)
            await shop.Acquirer.NotifyAsync(payment.Id);
    }

    private static async Task ShowAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(name);
        await page.ShouldBeAccessibleAsync();
    }
}
