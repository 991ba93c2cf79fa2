using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Acquirers.Sandbox;

/// <summary>A moderator tries the integration without a bank.</summary>
public sealed class A_first_try(PostgresFixture postgres, BrowserFixture browser)
{
    private const string Method = "try";

    [Theory]
    [InlineData(390, true)]
    public async Task Click_leads_by_the_page_to_a_paid_invoice(int width, bool dark)
    {
        await using var shop = await OpenAsync();
        await using var visitor = await browser.VisitorAsync(width, dark);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync(shop.PayLink(Method).AbsoluteUri);
        await Assertions.Expect(page.Locator(".band")).ToHaveTextAsync("Тест: деньги не списываются");
        await page.ScreenshotAsync($"trial-{width}");
        await page.ShouldBeAccessibleAsync();
        await page.Locator("button[value=pay]").ClickAsync();

        await page.HeadingBecomesAsync("Счёт оплачен");
        await Assertions.Expect(page.Locator(".band")).ToBeVisibleAsync();
        await page.ScreenshotAsync($"trial-paid-{width}");
        await page.ShouldBeAccessibleAsync();
        await shop.Crm.PaidAsync();
        await shop.Crm.NotedAsync(1);
        ((string?)(await shop.Crm.InvoiceAsync())["notes"]![0])!.ShouldStartWith("ТЕСТ, деньги не списаны.");
    }

    [Fact]
    public async Task Notification_that_comes_twice_pays_once()
    {
        await using var shop = await OpenAsync();

        (await PressAsync(shop, "twice")).ShouldBe(303);

        await shop.Crm.PaidAsync();
        await shop.Crm.NotedAsync(1);
        (await shop.Seller.OnlyPaymentAsync())["attention"].ShouldBeNull();
    }

    [Fact]
    public async Task Payment_left_for_later_is_found_by_asking()
    {
        await using var shop = await OpenAsync();

        (await PressAsync(shop, "later")).ShouldBe(303);
        ((string?)(await shop.Seller.OnlyPaymentAsync())["state"]).ShouldBe("pending");

        await shop.Crm.PaidAsync(atMost: TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Declined_payment_can_be_tried_again_and_refunded_in_part()
    {
        await using var shop = await OpenAsync();
        (await PressAsync(shop, "decline")).ShouldBe(303);
        ((string?)(await shop.Seller.OnlyPaymentAsync())["state"]).ShouldBe("declined");

        (await PressAsync(shop, "pay")).ShouldBe(303);
        await shop.Crm.PaidAsync();
        var payment = (string)(await shop.Seller.PaymentsAsync())[0]["id"]!;
        (await shop.Seller.RefundAsync(payment, "part", "100.00")).Status.ShouldBe(200);

        ((string?)(await shop.Seller.PaymentAsync(payment))["state"]).ShouldBe("partiallyRefunded");
        await shop.Crm.NotedAsync(2);
    }

    [Fact]
    public async Task Account_that_is_not_on_the_list_cannot_set_it_up()
    {
        await using var shop = await Shop.OpenAsync(postgres);

        (await PutMethodAsync(shop)).Status.ShouldBe(400);
    }

    private async Task<Shop> OpenAsync()
    {
        var shop = await Shop.OpenAsync(postgres, shop => shop.Settings["Acquirers:sandbox:Accounts"] = $"{Shop.Account}");
        var (status, body) = await PutMethodAsync(shop);
        status.ShouldBe(200, body?.ToJsonString());
        ((bool)body!["test"]!).ShouldBeTrue();
        return shop;
    }

    private static Task<(int Status, JsonNode? Body)> PutMethodAsync(Shop shop) =>
        shop.Seller.SendAsync(HttpMethod.Put, $"/methods/{Method}", new JsonObject
        {
            ["acquirer"] = "sandbox",
            ["enabled"] = true,
            ["settings"] = new JsonObject { ["secret"] = "anything-at-all" },
        });

    private static async Task<int> PressAsync(Shop shop, string outcome)
    {
        using var pressed = await shop.PressAsync(await shop.OpenPaymentAsync(shop.PayLink(Method)), outcome);
        return (int)pressed.StatusCode;
    }
}
