using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;
using Stripe;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>Refunds, each an object of its own with an id and a state, marked with our order and our key.</summary>
internal sealed class StripeRefund(StripeClient client, StripeStatusQuery query)
{
    private const string KeyName = "cleanacquiring_refund";

    /// <exception cref="OutageException">The state is not known or the refund was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> RefundAsync(AcquirerOperation operation, StripeSeller seller, CancellationToken cancellationToken)
    {
        var before = await query.BeforeAsync(operation.Payment, seller, cancellationToken);
        if (before.Value is not { } payment)
            return new OperationOutcome.Refused(before.Reason);
        if (payment.Session.PaymentIntent is not { Status: "succeeded" } intent)
            return new OperationOutcome.Refused($"nothing to refund: {payment.Session.PaymentIntent?.Status ?? payment.Session.Status}");
        if (StripeAmounts.ToStripe(operation.Amount) is not { } amount)
            return new OperationOutcome.Refused($"Stripe cannot refund {operation.Amount} to the last digit");
        var metadata = StripeStatuses.Metadata(StripeStatuses.OrderOf(payment.Session.Metadata)!, isTwoStage: false);
        metadata[KeyName] = operation.Key;
        var reply = await client.CallAsync("refunds.create", seller, api => api.Refunds.CreateAsync(
            new RefundCreateOptions { PaymentIntent = intent.Id, Amount = amount, Metadata = metadata },
            new RequestOptions { IdempotencyKey = $"refund-{operation.Key}" },
            cancellationToken));
        return reply.Value is { } refund
            ? await OutcomeAsync(refund, operation.Payment, seller, cancellationToken)
            : reply.Refusal is { } refusal
                ? new OperationOutcome.Refused(refusal.Reason) { Evidence = NewsOf(payment, seller) }
                : new OperationOutcome.Unknown(reply.Reason) { Evidence = NewsOf(payment, seller) };
    }

    /// <summary>Asks by the refund's id; without one, for the refund of the payment that has our key.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<OperationOutcome> QueryAsync(AcquirerOperation operation, StripeSeller seller, CancellationToken cancellationToken)
    {
        if (operation.Id is { } id)
        {
            var reply = await client.CallAsync("refunds.get", seller, api => api.Refunds.GetAsync(id, null, null, cancellationToken));
            return reply.Value is { } known && known.Id == id
                ? await OutcomeAsync(known, operation.Payment, seller, cancellationToken)
                : new OperationOutcome.Unknown(reply.Reason);
        }
        var payment = await query.BeforeAsync(operation.Payment, seller, cancellationToken);
        return payment.Value?.Refunds.FirstOrDefault(refund => refund.Metadata?.GetValueOrDefault(KeyName) == operation.Key) is { } shown
            ? await OutcomeAsync(shown, operation.Payment, seller, cancellationToken)
            : new OperationOutcome.Unknown("no such refund");
    }

    // An unmapped state is on its way, never a refusal.
    private async Task<OperationOutcome> OutcomeAsync(
        Refund refund, AcquirerReference payment, StripeSeller seller, CancellationToken cancellationToken) => refund.Status switch
    {
        // More may have gone back than we asked for: by the seller in the Dashboard.
        "succeeded" => new OperationOutcome.Done(
            await query.QueryAsync(payment, seller, cancellationToken) is QueryOutcome.Found
            {
                Evidence: { Kind: EvidenceKind.Refunded or EvidenceKind.PartiallyRefunded } after
            }
                ? after
                : null),
        "failed" or "canceled" => new OperationOutcome.Refused(refund.FailureReason ?? refund.Status),
        _ => new OperationOutcome.InProgress(refund.Status ?? "", refund.Id),
    };

    // What went back before ours: by us, or in the Dashboard.
    private static Evidence? NewsOf(StripePayment payment, StripeSeller seller) =>
        StripeStatuses.Of(payment, seller.IsTest) is { Kind: EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded } before
            ? before with { PrecedesOperation = true }
            : null;
}
