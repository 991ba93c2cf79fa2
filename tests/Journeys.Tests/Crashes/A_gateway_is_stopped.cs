using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Crashes;

/// <summary>SIGTERM, as before every new version.</summary>
public sealed class A_gateway_is_stopped(PostgresFixture postgres)
{
    private const long Complete = 918273;

    // Far less than a lease, which a killed gateway's work waits for.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task In_the_middle_of_a_click_it_takes_no_other_and_finishes_this_one()
    {
        await using var environment = await EmulatedEnvironment.FoundAsync(postgres);
        var gateway = await environment.StartGatewayProcessAsync();
        await environment.OnboardAsync();
        await environment.InjectFaultAsync(
            new JsonObject
            {
                ["operation"] = "tbank.init",
                ["kind"] = "delay",
                ["delay"] = "00:00:05",
                ["times"] = 1,
            }
        );

        var click = environment.ClickAsync("complete");
        await Eventually.TrueAsync(
            async () => (await environment.Seller.PaymentsAsync(Complete)).Count == 1,
            "the attempt is written down"
        );
        await gateway.TerminateAsync();
        await Eventually.TrueAsync(() => IsDeafAsync(new Uri(environment.Options.GatewayUrl)), "new clicks are not taken");

        using var answer = await click;
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await environment.Bank.OnlyPaymentAsync())["paymentId"].ShouldNotBeNull();
        (await gateway.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task In_the_middle_of_its_work_it_hands_over_what_it_cannot_finish()
    {
        await using var environment = await EmulatedEnvironment.FoundAsync(postgres);
        var gateway = await environment.StartGatewayProcessAsync();
        await environment.OnboardAsync();
        using var click = await environment.ClickAsync("complete");
        await environment.InjectFaultAsync(new JsonObject { ["operation"] = "amocrm.elements.patch", ["kind"] = "silence" });
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");
        await Eventually.TrueAsync(
            async () => (string?)(await environment.Crm.InvoiceAsync(Complete))["status"] == "paid",
            "the write is under way"
        );

        await gateway.TerminateAsync();
        (await gateway.EndAsync()).ShouldBe(0);
        await environment.InjectFaultAsync();
        await environment.StartGatewayProcessAsync();

        await Eventually.TrueAsync(
            async () => (await environment.Crm.InvoiceAsync(Complete))["notes"]!.AsArray().Count == 1,
            "the rest is done by the next one",
            Soon
        );
    }

    private static async Task<bool> IsDeafAsync(Uri gateway)
    {
        try
        {
            // A connection of its own: those that are open may still be answered.
            using var other = new TcpClient();
            await other.ConnectAsync(gateway.Host, gateway.Port, TestContext.Current.CancellationToken);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
