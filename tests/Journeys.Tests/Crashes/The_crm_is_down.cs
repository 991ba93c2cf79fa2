using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Crashes;

public sealed class The_crm_is_down(PostgresFixture postgres)
{
    [Fact]
    public async Task The_invoice_is_paid_after_the_outage()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var paymentPage = await shop.OpenPaymentAsync("complete");

        await shop.InjectFaultAsync("amocrm.*", "status", status: 502);
        using var paid = await shop.PressAsync(paymentPage);
        var returnPage = await shop.Client.GetStringAsync(paid.Headers.Location, TestContext.Current.CancellationToken);
        returnPage.ShouldContain("оплачен", Case.Insensitive);
        (await shop.Crm.StatusAsync()).ShouldBe("created");

        await shop.ClearFaultsAsync();
        await shop.Crm.PaidAsync(atMost: TimeSpan.FromMinutes(2));
        await shop.Crm.NotedAsync(1);
    }
}
