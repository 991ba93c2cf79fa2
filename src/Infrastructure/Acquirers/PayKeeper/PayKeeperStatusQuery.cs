using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.PayKeeper.Wire;
using static CleanAcquiring.Infrastructure.Acquirers.PayKeeper.Wire.PayKeeperResponse;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>
/// Asks for an invoice by its id, or for the last days' by our order, and once it is paid for its payment: the invoice stays "paid"
/// after a refund.
/// </summary>
internal sealed class PayKeeperStatusQuery(PayKeeperClient client, TimeProvider time)
{
    private const int PageLength = 100;
    private const int MostPages = 20;

    // An opening without an answer is asked about within the day; both ends may lie on other days of Moscow.
    private static readonly TimeSpan Search = TimeSpan.FromDays(2);

    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, PayKeeperShop shop, CancellationToken cancellationToken) =>
        (await FindAsync(reference, shop, cancellationToken)).Outcome;

    /// <summary>The outcome of a query, with the id of the payment that the invoice was paid by.</summary>
    public async Task<PayKeeperFinding> FindAsync(AcquirerReference reference, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        try
        {
            return reference.AcquirerPaymentId is { } id
                ? await ByIdAsync(id, reference, shop, cancellationToken)
                : await ByOrderAsync(reference, shop, cancellationToken);
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return new(new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter });
        }
    }

    private async Task<PayKeeperFinding> ByIdAsync(
        string id, AcquirerReference reference, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        var response = await client.GetAsync($"info/invoice/byid/?id={Uri.EscapeDataString(id)}", "invoice", shop, cancellationToken);
        return response.IsNotFound ? new(new QueryOutcome.NotFound())
            : response is { IsSuccess: true, Rows: [var invoice] } && Text(invoice, "id") == id
                ? await OfAsync(invoice, reference, shop, cancellationToken)
            : Unknown(response.Reason);
    }

    // The search of PayKeeper is a full-text one: what it does not find may be there all the same. A list is certain.
    private async Task<PayKeeperFinding> ByOrderAsync(AcquirerReference reference, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        if (reference.OrderId is not { } orderId)
            return Unknown("no order to ask about");
        JsonElement? found = null;
        for (var page = 0; page < MostPages; page++)
        {
            var response = await client.GetAsync(ListPath(page), "list", shop, cancellationToken);
            if (!response.IsSuccess)
                return Unknown(response.Reason);
            foreach (var invoice in response.Rows.Where(row => Text(row, "orderid") == orderId))
            {
                if (found is not { } other || Text(other, "status") != PayKeeperStatuses.InvoicePaid)
                    found = invoice;
            }
            if (response.Rows.Count < PageLength)
                return found is { } one
                    ? await OfAsync(one, reference, shop, cancellationToken)
                    // Nobody can pay an invoice whose address was never told.
                    : new(new QueryOutcome.NotFound());
        }
        return Unknown("too many invoices to look through");
    }

    private string ListPath(int page)
    {
        var now = time.GetUtcNow();
        return FormattableString.Invariant(
            $"info/invoice/list/?start_date={PayKeeperTime.WriteDay(now - Search)}&end_date={PayKeeperTime.WriteDay(now)}")
            + "&status[]=created&status[]=sent&status[]=paid&status[]=expired"
            + FormattableString.Invariant($"&from={page * PageLength}&limit={PageLength}");
    }

    private async Task<PayKeeperFinding> OfAsync(
        JsonElement invoice, AcquirerReference reference, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        var named = new AcquirerReference(Text(invoice, "orderid") is { Length: > 0 } order ? order : null, Text(invoice, "id"));
        if (reference.OrderId is { } ours && named.OrderId != ours)
            return Unknown("the answer is about another payment");
        if (Text(invoice, "status") != PayKeeperStatuses.InvoicePaid)
            return new(new QueryOutcome.Found(PayKeeperStatuses.OfInvoice(invoice, named)));
        if (Text(invoice, "paymentid") is not { Length: > 0 } paymentId)
            return Unknown("paid, without the id of a payment");
        var response = await client.GetAsync(
            $"info/payments/byid/?id={Uri.EscapeDataString(paymentId)}", "payment", shop, cancellationToken);
        return response is { IsSuccess: true, Rows: [var payment] } && Text(payment, "id") == paymentId
            && PayKeeperStatuses.OfPayment(payment, named) is { } evidence
                ? new(new QueryOutcome.Found(evidence), paymentId)
                : Unknown(response.Reason);
    }

    private static PayKeeperFinding Unknown(string reason) => new(new QueryOutcome.Unknown(reason));
}

/// <summary>The answer to a query.</summary>
/// <param name="Outcome">The payment as it is shown, or the reason why none is.</param>
/// <param name="PaymentId">PayKeeper's id of the payment, which operations take; null for an invoice that is not paid.</param>
internal sealed record PayKeeperFinding(QueryOutcome Outcome, string? PaymentId = null);
