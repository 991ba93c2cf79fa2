using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Testing.Postgres;

namespace CleanAcquiring.Journeys.Tests.Crashes;

public sealed class A_gateway_is_killed(PostgresFixture postgres)
{
    private const long Complete = 918273;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Between_the_acknowledgement_and_the_write_to_the_crm_loses_nothing()
    {
        await using var town = await Town.FoundAsync(postgres);
        var gateway = await town.StartGatewayProcessAsync();
        await town.OnboardAsync();
        using var click = await town.ClickAsync("complete");

        // The CRM refuses every write for as long as the first gateway lives.
        await town.MischiefAsync(new JsonObject { ["operation"] = "amocrm.elements.patch", ["kind"] = "status", ["status"] = 503 });
        using var paid = await town.PressAsync(click.Headers.Location!, "pay");
        await Eventually.TrueAsync(async () => (await town.Bank.OnlyPaymentAsync())["notifications"]!["accepted"]!.GetValue<int>() > 0, "the bank heard OK");
        await gateway.KillAsync();
        ((string?)(await town.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("created");

        await town.MischiefAsync();
        await town.StartGatewayProcessAsync();
        await town.Crm.PaidAsync(Complete, atMost: Patience);
        await town.Crm.NotedAsync(Complete, 1);
    }

    [Fact]
    public async Task While_the_bank_is_asked_to_open_a_payment_leaves_one_attempt_that_is_settled()
    {
        await using var town = await Town.FoundAsync(postgres);
        var gateway = await town.StartGatewayProcessAsync();
        await town.OnboardAsync();

        var click = town.ClickAsync("acquirer-silent");
        await Eventually.TrueAsync(async () => (await town.Bank.PaymentsAsync()).Count == 1, "the bank has the payment");
        await gateway.KillAsync();
        await Should.ThrowAsync<HttpRequestException>(click);

        await town.StartGatewayProcessAsync();
        using var again = await town.ClickAsync("acquirer-silent");
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.TrueAsync(async () => (string?)(await town.Bank.OnlyPaymentAsync())["status"] == "CANCELED", "the lost payment is ended at the bank", Patience);
    }
}
