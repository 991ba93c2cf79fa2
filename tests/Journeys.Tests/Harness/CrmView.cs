using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>What amoCRM holds.</summary>
internal sealed class CrmView(HttpClient client, Uri emulator)
{
    public const string Demo = "demoshop.amocrm.ru";

    public async Task<JsonNode> InvoiceAsync(long invoice, string host = Demo) =>
        await client.GetFromJsonAsync<JsonNode>(
            new Uri(emulator, $"/amocrm/{host}/state/invoices/{invoice}"),
            TestContext.Current.CancellationToken
        ) ?? throw new InvalidOperationException("No state.");

    public Task PaidAsync(long invoice, string host = Demo, TimeSpan? atMost = null) =>
        Eventually.TrueAsync(
            async () => (string?)(await InvoiceAsync(invoice, host))["status"] is "paid" or "Оплачен",
            $"invoice {invoice} is paid in the CRM",
            atMost
        );

    public Task NotedAsync(long invoice, int notes) =>
        Eventually.TrueAsync(
            async () => (await InvoiceAsync(invoice))["notes"]!.AsArray().Count == notes,
            $"invoice {invoice} has {notes} note(s)"
        );
}
