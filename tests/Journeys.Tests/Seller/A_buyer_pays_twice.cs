using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class A_buyer_pays_twice(PostgresFixture postgres)
{
    [Fact]
    public async Task The_second_payment_needs_attention_until_it_is_refunded()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await PayTwiceAsync(shop);

        await shop.Crm.NotedAsync(2);
        var item = (await shop.Seller.AttentionAsync()).ShouldHaveSingleItem();
        ((string?)item["reason"], (string?)item["detail"]).ShouldBe(("payment.excess", "excess=14982.00 RUB; total=14982.00 RUB"));
        (await NotesAsync(shop)).ShouldContain(note => note.Contains("лишние", StringComparison.Ordinal));

        (await shop.Seller.RefundAsync((string)item["paymentId"]!, "second")).Status.ShouldBe(200);

        (await shop.Seller.AttentionAsync()).ShouldBeEmpty();
        await shop.Crm.NotedAsync(3);
        (await shop.Crm.StatusAsync()).ShouldBe("paid");
        shop.Acquirer.Payments.Count(payment => payment is { IsCaptured: true, NetPaid: > 0m }).ShouldBe(1);
        shop.Acquirer.Payments.Count(payment => payment is { IsCaptured: true, NetPaid: 0m }).ShouldBe(1);
    }

    [Fact]
    public async Task The_excess_is_refunded_automatically_if_the_seller_chose_so()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var settings = new JsonObject { ["excess"] = "refund", ["version"] = 0 };
        (await shop.Seller.SendAsync(HttpMethod.Put, "/settings", settings)).Status.ShouldBe(200);

        await PayTwiceAsync(shop);

        await Eventually.TrueAsync(
            () => Task.FromResult(shop.Acquirer.Payments.Count(payment => payment is { IsCaptured: true, NetPaid: 0m }) == 1),
            "the second payment is refunded");
        await Eventually.TrueAsync(
            async () => (await NotesAsync(shop)).Any(note => note.Contains("возвращено", StringComparison.Ordinal)),
            "a note about the refund");
        (await shop.Seller.AttentionAsync()).ShouldBeEmpty();
        (await shop.Crm.StatusAsync()).ShouldBe("paid");
    }

    [Fact]
    public async Task A_declined_payment_succeeds_while_the_next_is_open()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var first = await shop.OpenPaymentAsync("complete");
        using var declined = await shop.PressAsync(first, "decline");
        (await shop.OpenPaymentAsync("complete")).ShouldNotBe(first);

        await shop.Acquirer.CompleteAsync(shop.Acquirer.Payments[0].Id);

        await shop.Crm.PaidAsync();
        (await shop.Seller.AttentionAsync()).ShouldBeEmpty();
        shop.Acquirer.Payments.Count(payment => payment.IsCaptured).ShouldBe(1);
    }

    // In two tabs by two methods, in the same second: the first notification would end the other form.
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

    private static async Task<IEnumerable<string>> NotesAsync(Shop shop) =>
        (await shop.Crm.InvoiceAsync())["notes"]!.AsArray().Select(Text);

    private static string Text(JsonNode? note) =>
        note!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
