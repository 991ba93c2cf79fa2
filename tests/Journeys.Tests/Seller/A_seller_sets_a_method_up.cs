using System.Text.RegularExpressions;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class A_seller_sets_a_method_up(PostgresFixture postgres, BrowserFixture browser)
{
    private const string Code = "extra";

    [Theory]
    [InlineData(390, true)]
    public async Task A_wrong_key_is_shown_at_its_field_and_a_right_one_is_saved(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(width, dark);
        await using var seen = new SeenAddresses(visitor);
        var page = await visitor.NewPageAsync();
        var name = $"{width}-{(dark ? "dark" : "light")}";

        await page.GotoAsync(await shop.Seller.PageAsync());
        await page.HeadingBecomesAsync("Настройка");
        await ShowAsync(page, $"seller-setup-{name}");
        await page.ReloadAsync();
        await page.HeadingBecomesAsync("Настройка");

        await page.GetByRole(AriaRole.Link, new() { Name = "Добавить" }).First.ClickAsync();
        await page.HeadingBecomesAsync("Через кого принимать оплату?");
        await ShowAsync(page, $"seller-acquirers-{name}");
        await page.Locator($"a[href='#/setup/new/{shop.Acquirer.Name}']").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Код способа оплаты")).ToBeVisibleAsync();

        await page.GetByLabel("Код способа оплаты").FillAsync(Code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить и сохранить" }).ClickAsync();
        await Assertions.Expect(page.Locator("[aria-invalid=true]").First).ToBeFocusedAsync();
        await MethodForm.FillAsync(selector => page.Locator(selector), shop, secret: "wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить и сохранить" }).ClickAsync();
        await Assertions.Expect(page.Locator("#result .message.bad")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("input[type=password]").First).ToHaveValueAsync("wrong");
        await ShowAsync(page, $"seller-method-wrong-{name}");

        await MethodForm.FillAsync(selector => page.Locator(selector), shop);
        await page.GetByRole(AriaRole.Button, new() { Name = "Только проверить" }).ClickAsync();
        await Assertions.Expect(page.Locator("#result .message.ok")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить и сохранить" }).ClickAsync();
        await Assertions.Expect(page.Locator("#url")).ToHaveValueAsync(
            new Regex("/notifications/", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Скопировать" }).ClickAsync();
        await Assertions.Expect(page.Locator("#url-done")).Not.ToBeEmptyAsync();
        await ShowAsync(page, $"seller-method-saved-{name}");

        await page.GetByText("Удалить способ оплаты").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Да, удалить" }).ClickAsync();
        await page.HeadingBecomesAsync("Настройка");
        await Assertions.Expect(page.Locator("section[aria-labelledby=methods]")).Not.ToContainTextAsync(Code);
        // Neither a code nor a token: both name the account between dots.
        seen.Addresses.ShouldAllBe(address => !address.Contains($".{Shop.Account}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_network_and_an_ended_session_leave_what_was_typed()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visitor = await browser.VisitorAsync(1280);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await shop.Seller.PageAsync($"/setup/new/{shop.Acquirer.Name}"));
        await MethodForm.FillAsync(selector => page.Locator(selector), shop, secret: "typed");

        await visitor.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Только проверить" }).ClickAsync();
        await Assertions.Expect(page.Locator("#notice")).ToContainTextAsync("Нет связи");
        await visitor.SetOfflineAsync(false);
        await page.EvaluateAsync("sessionStorage.setItem('seller.token', '1.1.none')");
        await page.GetByRole(AriaRole.Button, new() { Name = "Только проверить" }).ClickAsync();
        await Assertions.Expect(page.Locator("#notice")).ToContainTextAsync("Обновите страницу в amoCRM");

        await Assertions.Expect(page.Locator("input[type=password]").First).ToHaveValueAsync("typed");
        await ShowAsync(page, "seller-ended");
    }

    private static async Task ShowAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(name);
        await page.ShouldBeAccessibleAsync();
    }
}
