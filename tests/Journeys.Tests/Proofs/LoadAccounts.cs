using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>Many buyers, each with an invoice of their own, who click until they have paid.</summary>
internal sealed class LoadAccounts(Shop shop, int sellers, int invoicesOfEach)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(12);
    private int paid;

    public IReadOnlyList<LoadInvoice> Invoices { get; } =
    [
        .. Enumerable.Range(0, invoicesOfEach)
            .SelectMany(number => Enumerable.Range(1, sellers).Select(seller => new LoadInvoice(seller, number))),
    ];

    /// <summary>Number of buyers who have paid by now.</summary>
    public int Paid => Volatile.Read(ref paid);

    /// <summary>Number of clicks by the HTTP status of the response.</summary>
    public ConcurrentDictionary<int, int> Responses { get; } = [];

    public Task PayAllAsync(int buyers) => Parallel.ForEachAsync(
        Invoices,
        new ParallelOptions { MaxDegreeOfParallelism = buyers, CancellationToken = TestContext.Current.CancellationToken },
        async (invoice, _) => await Eventually.TrueAsync(() => HasPaidAsync(invoice), $"{invoice} is paid", Timeout));

    /// <summary>Waits until every invoice is paid and noted in the CRM.</summary>
    /// <returns>The invoices as the CRM has them.</returns>
    public async Task<IReadOnlyList<JsonNode>> SettledAsync() => await Task.WhenAll(Invoices.Select(SettledAsync));

    private async Task<bool> HasPaidAsync(LoadInvoice invoice)
    {
        using var click = await shop.ClickAsync(new Uri(shop.GatewayUrl, invoice.PayPath));
        Responses.AddOrUpdate((int)click.StatusCode, 1, static (_, count) => count + 1);
        if (click is not { StatusCode: HttpStatusCode.SeeOther, Headers.Location: { } paymentPage })
            return false;
        using var pressed = await shop.PressAsync(paymentPage);
        if (pressed.StatusCode != HttpStatusCode.SeeOther)
            return false;
        Interlocked.Increment(ref paid);
        return true;
    }

    private async Task<JsonNode> SettledAsync(LoadInvoice invoice)
    {
        await Eventually.TrueAsync(
            async () => await shop.Crm.InvoiceAsync(invoice.Id, invoice.Host) is var state
                && (string?)state["status"] == "paid"
                && state["notes"]!.AsArray().Count > 0,
            $"{invoice} is paid in the CRM",
            Timeout);
        return await shop.Crm.InvoiceAsync(invoice.Id, invoice.Host);
    }
}

/// <summary>An invoice of the emulator's load test, by the number of its seller (from 1) and its own number (from 0).</summary>
internal sealed record LoadInvoice(int Seller, int Number)
{
    /// <summary>Roubles of each invoice.</summary>
    public const decimal Amount = 3500m;

    public long Id => 600_000 + Seller * 1000 + Number;

    public string Host => string.Create(CultureInfo.InvariantCulture, $"load{Seller}.amocrm.ru");

    public string PayPath => string.Create(CultureInfo.InvariantCulture, $"/pay/{20_000_000 + Seller}/{Id}/card");
}
