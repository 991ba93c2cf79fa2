using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>The invoices in amoCRM.</summary>
internal sealed class CrmView(HttpClient client, Uri emulator)
{
    public const string Demo = "demoshop.amocrm.ru";

    public async Task<JsonNode> InvoiceAsync(long invoice = Shop.Invoice, string host = Demo) =>
        await client.GetFromJsonAsync<JsonNode>(
            new Uri(emulator, $"/amocrm/{host}/state/invoices/{invoice}"), TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException("The emulator has no such invoice.");

    public async Task<string?> StatusAsync(long invoice = Shop.Invoice, string host = Demo) =>
        (string?)(await InvoiceAsync(invoice, host))["status"];

    /// <summary>Waits until the invoice has the status.</summary>
    public Task StatusBecomesAsync(string status, long invoice = Shop.Invoice, TimeSpan? atMost = null) =>
        Eventually.TrueAsync(
            async () => await StatusAsync(invoice) == status,
            $"invoice {invoice} is {status} in the CRM",
            atMost);

    /// <summary>Waits until the invoice is paid.</summary>
    public Task PaidAsync(long invoice = Shop.Invoice, TimeSpan? atMost = null) => StatusBecomesAsync("paid", invoice, atMost);

    /// <summary>Waits until the invoice has this number of notes.</summary>
    public Task NotedAsync(int notes, long invoice = Shop.Invoice, TimeSpan? atMost = null) =>
        Eventually.TrueAsync(
            async () => (await InvoiceAsync(invoice))["notes"]!.AsArray().Count == notes,
            $"invoice {invoice} has {notes} note(s)",
            atMost);
}
