using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Checkout;

public sealed class Three_gateways_behind_a_pooler(PostgresFixture postgres)
{
    [Fact]
    public async Task Gateways_share_an_empty_database_through_a_transaction_pooler()
    {
        await using var pooler = await PgBouncer.StartAsync(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        await using var shop = await Shop.WithoutGatewayAsync(pooler.ConnectionString, sellers: 0, invoices: 1);
        var urls = new[] { shop.GatewayUrl, Url(), Url() };

        var gateways = await Task.WhenAll(urls.Select(shop.StartGatewayProcessAsync));
        await shop.OnboardAsync();
        await shop.PayAsync();

        await Eventually.TrueAsync(() => IsSyncedAsync(shop), "the invoice is paid and noted in the CRM");
        // A restart meets the server's connections that the last process used.
        await gateways[1].KillAsync();
        await shop.StartGatewayProcessAsync(urls[1]);
    }

    private static Uri Url() => new($"http://localhost:{FreePort.Take()}");

    private static async Task<bool> IsSyncedAsync(Shop shop)
    {
        var invoice = await shop.Crm.InvoiceAsync();
        return (string?)invoice["status"] == "paid" && invoice["notes"]!.AsArray().Count == 1;
    }
}
