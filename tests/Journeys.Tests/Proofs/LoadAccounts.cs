using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>Many buyers, each with an invoice of their own, who click until they have paid.</summary>
internal sealed class LoadAccounts(EmulatedEnvironment environment, int sellers, int each)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);
    private int paid;

    public IReadOnlyList<LoadInvoice> Invoices { get; } =
        [.. Enumerable.Range(0, each).SelectMany(number => Enumerable.Range(1, sellers).Select(seller => new LoadInvoice(seller, number)))];

    /// <summary>How many have paid by now.</summary>
    public int Paid => Volatile.Read(ref paid);

    /// <summary>What clicks were answered with, and how often.</summary>
    public ConcurrentDictionary<int, int> Answers { get; } = [];

    public Task PayAllAsync(int buyers) => Parallel.ForEachAsync(
        Invoices,
        new ParallelOptions { MaxDegreeOfParallelism = buyers, CancellationToken = TestContext.Current.CancellationToken },
        async (invoice, _) => await Eventually.TrueAsync(() => HasPaidAsync(invoice), $"{invoice} is paid", Patience));

    /// <summary>The invoices as the CRM shows them, each after it was paid and noted there.</summary>
    public async Task<IReadOnlyList<JsonNode>> SettledAsync() => await Task.WhenAll(Invoices.Select(SettledAsync));

    private async Task<bool> HasPaidAsync(LoadInvoice invoice)
    {
        using var click = await environment.ClickAsync(new Uri(new Uri(environment.Options.GatewayUrl), invoice.PayPath));
        Answers.AddOrUpdate((int)click.StatusCode, 1, static (_, count) => count + 1);
        if (click is not { StatusCode: HttpStatusCode.SeeOther, Headers.Location: { } bank })
            return false;
        using var pressed = await environment.PressAsync(bank, "pay");
        if (pressed.StatusCode != HttpStatusCode.SeeOther)
            return false;
        Interlocked.Increment(ref paid);
        return true;
    }

    private async Task<JsonNode> SettledAsync(LoadInvoice invoice)
    {
        await Eventually.TrueAsync(
            async () =>
                await environment.Crm.InvoiceAsync(invoice.Id, invoice.Host) is var state
                && (string?)state["status"] == "paid"
                && state["notes"]!.AsArray().Count > 0,
            $"{invoice} is paid in the CRM",
            Patience);
        return await environment.Crm.InvoiceAsync(invoice.Id, invoice.Host);
    }
}
