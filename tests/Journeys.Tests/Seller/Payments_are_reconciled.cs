using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class Payments_are_reconciled(PostgresFixture postgres)
{
    [Fact]
    public async Task A_lost_notification_is_reported_and_then_healed()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.InjectFaultAsync(shop.Acquirer.Notification, "lose");
        await shop.PayAsync();

        var shadow = await shop.Seller.PostAsync($"/reconcile?invoiceId={Shop.Invoice}&shadow=true");
        ((bool)shadow["shadow"]!, (int)shadow["compared"]!).ShouldBe((true, 1));
        var item = shadow["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)item["direction"], (string?)item["reason"], (bool)item["healed"]!).ShouldBe(("acquirerToUs", "acquirer.missed", true));
        ((string?)(await shop.Seller.OnlyPaymentAsync())["state"]).ShouldBe("pending");

        (await shop.Seller.PostAsync("/reconcile?from=2026-01-01T00:00:00Z"))["items"]!.AsArray().Count.ShouldBe(1);
        await shop.Crm.PaidAsync();
        await shop.Crm.NotedAsync(1);
        (await shop.Seller.PostAsync("/reconcile"))["items"]!.AsArray().ShouldBeEmpty();
        ((int)(await shop.Seller.PostAsync("/reconcile?before=2026-01-01T00:00:00Z"))["compared"]!).ShouldBe(0);
    }

    [Fact]
    public async Task An_unreadable_query_is_refused()
    {
        await using var shop = await Shop.OpenAsync(postgres);

        var (status, problem) = await shop.Seller.SendAsync(HttpMethod.Post, "/reconcile?from=yesterday");

        (status, (string?)problem!["code"]).ShouldBe((400, "query.unreadable"));
    }
}
