using System.Net;
using System.Net.Sockets;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Crashes;

/// <summary>SIGTERM, as at every deployment.</summary>
public sealed class A_gateway_is_stopped(PostgresFixture postgres)
{
    // Far below the lease of a follow-up, for which the work of a killed gateway waits.
    private static readonly TimeSpan BeforeLeaseEnds = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task During_a_click_it_finishes_the_click()
    {
        await using var shop = await Shop.WithoutGatewayAsync(postgres);
        var gateway = await shop.StartGatewayProcessAsync();
        await shop.OnboardAsync();
        await shop.InjectFaultAsync(shop.Acquirer.Call(CallPurpose.Start), "delay", times: 1, delay: TimeSpan.FromSeconds(5));

        var click = shop.ClickAsync("complete");
        await Eventually.TrueAsync(async () => (await shop.Seller.PaymentsAsync()).Count == 1, "the payment is saved");
        await gateway.TerminateAsync();
        await Eventually.TrueAsync(() => RefusesConnectionsAsync(shop.GatewayUrl), "new clicks are refused");

        using var response = await click;
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        shop.Acquirer.Payments.Count.ShouldBe(1);
        (await gateway.ExitCodeAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task During_a_follow_up_it_releases_the_lease()
    {
        await using var shop = await Shop.WithoutGatewayAsync(postgres);
        var gateway = await shop.StartGatewayProcessAsync();
        await shop.OnboardAsync();
        await shop.InjectFaultAsync("amocrm.elements.patch", "silence");
        await shop.PayAsync();
        await shop.Crm.PaidAsync();

        await gateway.TerminateAsync();
        (await gateway.ExitCodeAsync()).ShouldBe(0);
        await shop.ClearFaultsAsync();
        await shop.StartGatewayProcessAsync();

        await shop.Crm.NotedAsync(1, atMost: BeforeLeaseEnds);
    }

    // Opens a connection of its own, because open ones may still be answered.
    private static async Task<bool> RefusesConnectionsAsync(Uri gateway)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(gateway.Host, gateway.Port, TestContext.Current.CancellationToken);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
