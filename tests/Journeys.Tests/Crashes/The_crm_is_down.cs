using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Testing.Postgres;

namespace CleanAcquiring.Journeys.Tests.Crashes;

public sealed class The_crm_is_down(PostgresFixture postgres)
{
    private const long Complete = 918273;

    [Fact]
    public async Task For_the_whole_payment_and_the_invoice_becomes_paid_when_it_is_back()
    {
        await using var town = await Town.OpenAsync(postgres);
        using var click = await town.ClickAsync("complete");

        await town.MischiefAsync(new JsonObject { ["operation"] = "amocrm.*", ["kind"] = "status", ["status"] = 502 });
        using var paid = await town.PressAsync(click.Headers.Location!, "pay");
        using var page = await town.Client.GetAsync(paid.Headers.Location, TestContext.Current.CancellationToken);
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("оплачен", Case.Insensitive);
        ((string?)(await town.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("created");

        await town.MischiefAsync();
        await town.Crm.PaidAsync(Complete, atMost: TimeSpan.FromMinutes(2));
        await town.Crm.NotedAsync(Complete, 1);
    }
}
