using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class A_seller_decides_the_rules(PostgresFixture postgres, BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task The_preview_follows_and_the_second_administrator_is_told(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(width, dark);
        var (first, second) = (await visitor.NewPageAsync(), await visitor.NewPageAsync());
        var name = $"{width}-{(dark ? "dark" : "light")}";
        foreach (var page in new[] { first, second })
        {
            await page.GotoAsync(await shop.Seller.PageAsync("/policies"));
            await page.HeadingBecomesAsync("Правила");
        }

        await first.GetByLabel("Название продавца").CheckAsync();
        await first.GetByLabel("Название для покупателей").FillAsync("Магазин у дома");
        await first.GetByLabel("Причину подробно").CheckAsync();
        await Assertions.Expect(first.Locator("#preview-disclosure")).ToContainTextAsync("Магазин у дома");
        await Assertions.Expect(first.Locator("#preview-disclosure")).ToContainTextAsync("Сумма счёта не больше нуля.");
        await Assertions.Expect(first.Locator("#preview-partialPayments")).ToContainTextAsync("Магазин у дома");
        await first.GetByLabel("Отгружен", new() { Exact = true }).First.SelectOptionAsync("paid");
        await first.GetByText("Воронка", new() { Exact = true }).ClickAsync();
        await first.GetByRole(AriaRole.Checkbox, new() { Name = "Успешно реализовано" }).First.CheckAsync();
        await Assertions.Expect(first.Locator("#preview-closingReceipt")).ToContainTextAsync("Чек зачёта выбит");
        await first.ScreenshotAsync($"seller-rules-{name}");
        await first.ShouldBeAccessibleAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Assertions.Expect(first.Locator(".message.ok")).ToBeVisibleAsync();

        await second.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Assertions.Expect(second.Locator(".message.bad")).ToContainTextAsync("другой администратор");

        await first.GetByRole(AriaRole.Link, new() { Name = "Журнал" }).ClickAsync();
        await first.HeadingBecomesAsync("Журнал");
        await Assertions.Expect(first.Locator("tbody tr").First).ToContainTextAsync("Изменены правила");
        await first.ScreenshotAsync($"seller-journal-{name}");
        await first.ShouldBeAccessibleAsync();
        await first.GoBackAsync();
        await first.HeadingBecomesAsync("Правила");
    }
}
