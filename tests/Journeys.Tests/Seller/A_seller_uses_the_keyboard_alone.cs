using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

/// <summary>No pointer: a seller gets everywhere by Tab, Enter and the space bar, and sees where he is.</summary>
public sealed class A_seller_uses_the_keyboard_alone(PostgresFixture postgres, BrowserFixture browser)
{
    private const int MostStops = 80;

    // Links inside of sentences are excepted by WCAG 2.2, 2.5.8.
    private const string SmallTargets =
        """
        [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
            .filter(target => target.checkVisibility() && getComputedStyle(target).display !== 'inline')
            .map(target => [target.getBoundingClientRect(), target.outerHTML.slice(0, 120)])
            .filter(([box]) => box.width < 24 || box.height < 24)
            .map(([box, html]) => `${box.width} x ${box.height}: ${html}`)
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_payment_is_found_and_refunded_and_a_rule_is_changed(int width)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.PayAsync();
        await shop.Crm.PaidAsync();
        await using var visitor = await browser.VisitorAsync(width, dark: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await shop.Seller.PageAsync("/payments"));
        await page.HeadingBecomesAsync("Платежи");
        await Assertions.Expect(page.Locator("#rows tbody tr")).ToHaveCountAsync(1);
        await TargetsAreLargeAsync(page);

        await PressAsync(page, page.Locator("#rows a").First, "Enter");
        await Assertions.Expect(page.Locator("#progress .pill")).ToHaveTextAsync("Оплачен");
        await TargetsAreLargeAsync(page);
        await PressAsync(page, page.Locator("summary", new() { HasText = "Вернуть деньги" }), "Enter");
        await TabToAsync(page, page.Locator("#amount-refund"));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("100");
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Вернуть", Exact = true }), "Enter");
        await PressAsync(page, page.Locator("button[name=confirmed]"), "Enter");
        await Assertions.Expect(page.Locator("main > .message.ok strong")).ToHaveTextAsync("Готово.");

        await PressAsync(page, page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Правила" }), "Enter");
        await page.HeadingBecomesAsync("Правила");
        await TargetsAreLargeAsync(page);
        await PressAsync(page, page.GetByLabel("Номер счёта"), "Space");
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }), "Enter");
        await Assertions.Expect(page.Locator(".message.ok")).ToBeVisibleAsync();
    }

    private static async Task PressAsync(IPage page, ILocator target, string key)
    {
        await TabToAsync(page, target);
        await page.Keyboard.PressAsync(key);
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        await target.WaitForAsync();
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await target.EvaluateAsync<bool>("target => target === document.activeElement"))
                continue;
            (await target.EvaluateAsync<string>("target => getComputedStyle(target).outlineStyle")).ShouldNotBe("none");
            return;
        }
        throw new InvalidOperationException($"{MostStops} stops do not lead to {target}.");
    }

    private static async Task TargetsAreLargeAsync(IPage page) =>
        (await page.EvaluateAsync<string[]>(SmallTargets)).ShouldBeEmpty();
}
