using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Crashes;

public sealed class The_crm_is_down(PostgresFixture postgres)
{
    private const long Complete = 918273;

    [Fact]
    public async Task For_the_whole_payment_and_the_invoice_becomes_paid_when_it_is_back()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        using var click = await environment.ClickAsync("complete");

        await environment.InjectFaultAsync(new JsonObject { ["operation"] = "amocrm.*", ["kind"] = "status", ["status"] = 502 });
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");
        using var page = await environment.Client.GetAsync(paid.Headers.Location, TestContext.Current.CancellationToken);
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("оплачен", Case.Insensitive);
        ((string?)(await environment.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("created");

        await environment.InjectFaultAsync();
        await environment.Crm.PaidAsync(Complete, atMost: TimeSpan.FromMinutes(2));
        await environment.Crm.NotedAsync(Complete, 1);
    }
}
