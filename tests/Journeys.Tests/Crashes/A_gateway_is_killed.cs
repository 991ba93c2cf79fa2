using System.Net;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Crashes;

/// <summary>SIGKILL; another gateway is started on the same database.</summary>
public sealed class A_gateway_is_killed(PostgresFixture postgres)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task An_acknowledged_notification_is_not_lost()
    {
        await using var shop = await Shop.WithoutGatewayAsync(postgres);
        var gateway = await shop.StartGatewayProcessAsync();
        await shop.OnboardAsync();

        // amoCRM refuses every write while the first gateway runs.
        await shop.InjectFaultAsync("amocrm.elements.patch", "status", status: 503);
        await shop.PayAsync();
        await Eventually.TrueAsync(
            async () => (int)(await shop.Acquirer.RowsAsync()).Single()["notifications"]!["accepted"]! > 0,
            "the notification is acknowledged");
        await gateway.KillAsync();
        (await shop.Crm.StatusAsync()).ShouldBe("created");

        await shop.ClearFaultsAsync();
        await shop.StartGatewayProcessAsync();
        await shop.Crm.PaidAsync(atMost: Timeout);
        await shop.Crm.NotedAsync(1);
    }

    [Fact]
    public async Task A_payment_being_opened_is_canceled_at_the_acquirer()
    {
        await using var shop = await Shop.WithoutGatewayAsync(postgres);
        var gateway = await shop.StartGatewayProcessAsync();
        await shop.OnboardAsync();

        var click = shop.ClickAsync("acquirer-silent");
        await Eventually.TrueAsync(() => Task.FromResult(shop.Acquirer.Payments.Count == 1), "the acquirer has the payment");
        await gateway.KillAsync();
        await Should.ThrowAsync<HttpRequestException>(click);

        await shop.StartGatewayProcessAsync();
        using var again = await shop.ClickAsync("acquirer-silent");
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.TrueAsync(
            () => Task.FromResult(shop.Acquirer.OnlyPayment.State == EmulatedPaymentState.Canceled),
            "the lost payment is canceled at the acquirer",
            Timeout);
    }
}
