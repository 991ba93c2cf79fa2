using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Crashes;

public sealed class A_gateway_is_killed(PostgresFixture postgres)
{
    private const long Complete = 918273;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Between_the_acknowledgement_and_the_write_to_the_crm_loses_nothing()
    {
        await using var environment = await EmulatedEnvironment.FoundAsync(postgres);
        var gateway = await environment.StartGatewayProcessAsync();
        await environment.OnboardAsync();
        using var click = await environment.ClickAsync("complete");

        // The CRM refuses every write for as long as the first gateway lives.
        await environment.InjectFaultAsync(
            new JsonObject
            {
                ["operation"] = "amocrm.elements.patch",
                ["kind"] = "status",
                ["status"] = 503,
            }
        );
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");
        await Eventually.TrueAsync(
            async () => (await environment.Bank.OnlyPaymentAsync())["notifications"]!["accepted"]!.GetValue<int>() > 0,
            "the bank heard OK"
        );
        await gateway.KillAsync();
        ((string?)(await environment.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("created");

        await environment.InjectFaultAsync();
        await environment.StartGatewayProcessAsync();
        await environment.Crm.PaidAsync(Complete, atMost: Patience);
        await environment.Crm.NotedAsync(Complete, 1);
    }

    [Fact]
    public async Task While_the_bank_is_asked_to_open_a_payment_leaves_one_attempt_that_is_settled()
    {
        await using var environment = await EmulatedEnvironment.FoundAsync(postgres);
        var gateway = await environment.StartGatewayProcessAsync();
        await environment.OnboardAsync();

        var click = environment.ClickAsync("acquirer-silent");
        await Eventually.TrueAsync(async () => (await environment.Bank.PaymentsAsync()).Count == 1, "the bank has the payment");
        await gateway.KillAsync();
        await Should.ThrowAsync<HttpRequestException>(click);

        await environment.StartGatewayProcessAsync();
        using var again = await environment.ClickAsync("acquirer-silent");
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.TrueAsync(
            async () => (string?)(await environment.Bank.OnlyPaymentAsync())["status"] == "CANCELED",
            "the lost payment is ended at the bank",
            Patience
        );
    }
}
