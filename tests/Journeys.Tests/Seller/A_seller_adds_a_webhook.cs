using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class A_seller_adds_a_webhook(PostgresFixture postgres, BrowserFixture browser)
{
    // A name that never resolves (RFC 6761): the delivery fails without leaving the machine.
    private const string Receiver = "https://hooks.shop.example/payments";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task The_secret_is_seen_once_and_the_log_says_why_nothing_arrives(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(width, dark);
        await using var seen = new SeenAddresses(visitor);
        var page = await visitor.NewPageAsync();
        var name = $"{width}-{(dark ? "dark" : "light")}";

        await page.GotoAsync(await shop.Seller.PageAsync("/webhooks"));
        await page.HeadingBecomesAsync("Вебхуки");
        await ShowAsync(page, $"seller-webhooks-none-{name}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Добавить адрес" }).ClickAsync();
        await page.Locator("#url").FillAsync("http://10.0.0.1/hook");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить адрес" }).ClickAsync();
        await Assertions.Expect(page.Locator("#fault-url")).ToContainTextAsync("публичный адрес");
        await Assertions.Expect(page.Locator("#url")).ToBeFocusedAsync();
        await ShowAsync(page, $"seller-webhook-refused-{name}");

        await page.Locator("#url").FillAsync(Receiver);
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить адрес" }).ClickAsync();
        await page.HeadingBecomesAsync("Секрет подписи");
        var secret = await page.Locator("#secret").InputValueAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Скопировать" }).ClickAsync();
        await Assertions.Expect(page.Locator("#secret-done")).Not.ToBeEmptyAsync();
        await ShowAsync(page, $"seller-webhook-secret-{name}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Я сохранил" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить проверочное" }).ClickAsync();
        await Assertions.Expect(page.Locator("#deliveries tbody")).ToContainTextAsync(
            "Такого имени сайта нет", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#deliveries tbody")).ToContainTextAsync("следующая попытка");
        await Assertions.Expect(page.Locator("#health .pill")).ToHaveTextAsync("Не принимает");
        (await page.ContentAsync()).ShouldNotContain(secret);
        await ShowAsync(page, $"seller-webhook-{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить ещё раз" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#deliveries tbody")).ToContainTextAsync("попыток: 2", new() { Timeout = 30_000 });

        await page.GetByText("Создать новый секрет").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Да, новый секрет" }).ClickAsync();
        await page.HeadingBecomesAsync("Секрет подписи");
        await Assertions.Expect(page.Locator("#secret")).Not.ToHaveValueAsync(secret);
        await ShowAsync(page, $"seller-webhook-rotated-{name}");
        // The link leads to the address that is open already.
        await page.GetByRole(AriaRole.Link, new() { Name = "Я сохранил" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Действуют два секрета");

        await page.GetByRole(AriaRole.Navigation).GetByText("Журнал").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Добавлен вебхук hooks.shop.example");
        await page.GoBackAsync();
        await page.GetByText("Удалить вебхук").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Да, удалить" }).ClickAsync();
        await page.HeadingBecomesAsync("Вебхуки");
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
        seen.Addresses.ShouldAllBe(address => !address.Contains("whsec", StringComparison.Ordinal));
    }

    private static async Task ShowAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(name);
        await page.ShouldBeAccessibleAsync();
    }
}
