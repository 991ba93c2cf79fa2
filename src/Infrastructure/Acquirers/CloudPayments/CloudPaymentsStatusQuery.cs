using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire;
using static CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire.CloudPaymentsResponse;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>Asks for a payment by its transaction's number, else for the last one of our order.</summary>
internal sealed class CloudPaymentsStatusQuery(CloudPaymentsClient client)
{
    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        try
        {
            if (Number(reference.AcquirerPaymentId) is { } id
                && await ByNumberAsync(id, reference.OrderId, site, cancellationToken) is var outcome and not QueryOutcome.NotFound)
                return outcome;
            return reference.OrderId is { } orderId
                ? await ByOrderAsync(orderId, site, cancellationToken)
                : new QueryOutcome.Unknown("no order to ask about");
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter };
        }
    }

    public static JsonObject Transaction(long id) => new() { ["TransactionId"] = id };

    public static long? Number(string? id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The last operation of an order, refunds included; null where it cannot be told.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<JsonElement?> LastOperationAsync(string orderId, CloudPaymentsSite site, CancellationToken cancellationToken) =>
        (await client.PostAsync("v2/payments/find", new JsonObject { ["InvoiceId"] = orderId }, null, site, cancellationToken)).Model;

    private async Task<QueryOutcome> ByNumberAsync(
        long id, string? orderId, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        var response = await client.PostAsync("payments/get", Transaction(id), null, site, cancellationToken);
        var outcome = Outcome(response, orderId, site);
        return outcome is QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Paid, Amount: { } sum } paid }
            && IsTrue(response.Model!.Value, "Refunded") && paid.Reference.OrderId is { } order
            ? new QueryOutcome.Found(await WithRefundAsync(paid, sum, order, site, cancellationToken))
            : outcome;
    }

    private async Task<QueryOutcome> ByOrderAsync(string orderId, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        var response = await client.PostAsync(
            "payments/find", new JsonObject { ["InvoiceId"] = orderId }, null, site, cancellationToken);
        // A refused attempt is none that stands: what counts is that no other is there.
        return Text(response.Model ?? default, "Status") == CloudPaymentsStatuses.Declined
            ? new QueryOutcome.NotFound()
            : Outcome(response, orderId, site);
    }

    // The status counts, not the success: a refused attempt comes as Success:false with its model.
    private static QueryOutcome Outcome(CloudPaymentsResponse response, string? orderId, CloudPaymentsSite site)
    {
        if (response.IsNotFound)
            return new QueryOutcome.NotFound();
        if (response.Model is not { } model)
            return new QueryOutcome.Unknown(response.Reason);
        return CloudPaymentsStatuses.Of(model, site) is not { } evidence ? new QueryOutcome.Unknown("no payment in the answer")
            : (evidence.Reference.OrderId ?? orderId) != (orderId ?? evidence.Reference.OrderId)
                ? new QueryOutcome.Unknown("the answer is about another order")
            : new QueryOutcome.Found(evidence with
            {
                Reference = evidence.Reference with { OrderId = evidence.Reference.OrderId ?? orderId },
            });
    }

    // The flag says that something went back. How much, only the last operation tells, where it is the refund.
    private async Task<Evidence> WithRefundAsync(
        Evidence paid, Money sum, string orderId, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        var partial = paid with { Kind = EvidenceKind.PartiallyRefunded, Amount = null };
        if (await LastOperationAsync(orderId, site, cancellationToken) is not { } last
            || !CloudPaymentsStatuses.IsRefund(last) || Text(last, "Status") != CloudPaymentsStatuses.Completed)
            return partial;
        return Sum(last) == sum
            ? paid with { Kind = EvidenceKind.Refunded, Amount = null, Refunded = sum }
            : partial with { LastRefund = Sum(last) };
    }
}
