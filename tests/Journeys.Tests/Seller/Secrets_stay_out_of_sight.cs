using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Journeys.Tests.Widget;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class Secrets_stay_out_of_sight(PostgresFixture postgres, BrowserFixture browser)
{
    // amoCRM itself puts the code of an installation into this address.
    private const string Callback = "/amocrm/oauth/callback?";

    [Fact]
    public async Task From_installation_to_payment_no_secret_is_in_an_address_or_a_log()
    {
        using var tap = new WireTap();
        await using var shop = await Shop.OpenAsync(postgres, tap: tap);
        await using var visit = await CrmVisit.StartAsync(browser, shop);
        await using var seen = new SeenAddresses(visit.Page.Context);

        await SetUpAsync(visit, shop, tap);
        var buyer = await visit.Page.Context.NewPageAsync();
        await buyer.GotoAsync(shop.PayLink("card").AbsoluteUri);
        await buyer.Locator("button[value=pay]").ClickAsync();
        await buyer.HeadingBecomesAsync("Счёт оплачен");
        await shop.Crm.PaidAsync();
        await shop.Crm.NotedAsync(1);

        tap.Secrets.Values.Distinct().ShouldBe(
            ["one-time token", "authorization", "code", "client_secret", "refresh_token", "method", "webhook"], ignoreOrder: true);
        var codes = tap.Secrets.Where(secret => secret.Value == "code").Select(secret => secret.Key).ToList();
        // The tap sees what travels in the open: the codes that amoCRM sends so.
        tap.Addresses.ShouldContain(address => address.Contains(Callback, StringComparison.Ordinal) && codes.Any(address.Contains));
        var open = tap.Addresses.Concat(seen.Addresses).Where(address => !address.Contains(Callback, StringComparison.Ordinal));
        Leaks(open, tap).ShouldBeEmpty();
        tap.LogLines.Count.ShouldBeGreaterThan(10);
        Leaks(tap.LogLines, tap).ShouldBeEmpty();
    }

    private static async Task SetUpAsync(CrmVisit visit, Shop shop, WireTap tap)
    {
        await visit.OpenAsync("advanced_settings");
        var frame = visit.Page.FrameLocator("iframe");
        await frame.GetByRole(AriaRole.Link, new() { Name = "Добавить" }).First.ClickAsync();
        await frame.Locator($"a[href='#/setup/new/{shop.Acquirer.Name}']").ClickAsync();
        await frame.Locator("#code").FillAsync("extra");
        foreach (var secret in await MethodForm.FillAsync(selector => frame.Locator(selector), shop))
            tap.Knows("method", secret);
        await frame.GetByRole(AriaRole.Button, new() { Name = "Проверить и сохранить" }).ClickAsync();
        await Assertions.Expect(frame.Locator("#url")).ToBeVisibleAsync();

        await frame.GetByRole(AriaRole.Navigation).GetByText("Вебхуки").ClickAsync();
        await frame.GetByRole(AriaRole.Link, new() { Name = "Добавить адрес" }).ClickAsync();
        await frame.Locator("#url").FillAsync("https://hooks.shop.example/payments");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Добавить адрес" }).ClickAsync();
        tap.Knows("webhook", await frame.Locator("#secret").InputValueAsync());
    }

    // The name of what leaked and where, never the secret.
    private static IEnumerable<string> Leaks(IEnumerable<string> texts, WireTap tap) =>
        from text in texts
        from secret in tap.Secrets
        where text.Contains(secret.Key, StringComparison.Ordinal)
            || text.Contains(Uri.EscapeDataString(secret.Key), StringComparison.Ordinal)
        select $"{secret.Value} in {text.Replace(secret.Key, "…", StringComparison.Ordinal)}";
}
