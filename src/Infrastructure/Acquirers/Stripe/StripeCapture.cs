using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using Stripe;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>Captures an authorized sum or a part of it, once; Stripe releases the rest.</summary>
internal sealed class StripeCapture(StripeClient client, StripeStatusQuery query)
{
    /// <exception cref="OutageException">The state is not known or the capture was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> CaptureAsync(AcquirerOperation operation, StripeSeller seller, CancellationToken cancellationToken)
    {
        var before = await query.BeforeAsync(operation.Payment, seller, cancellationToken);
        if (before.Value?.Session.PaymentIntent is not { } intent)
            return new OperationOutcome.Refused(before.Value is null ? before.Reason : "nobody has paid yet");
        if (StripeAmounts.ToStripe(operation.Amount) is not { } amount)
            return new OperationOutcome.Refused($"Stripe cannot charge {operation.Amount} to the last digit");
        var reply = await client.CallAsync("payment_intents.capture", seller, api => api.PaymentIntents.CaptureAsync(
            intent.Id,
            new PaymentIntentCaptureOptions { AmountToCapture = amount },
            new RequestOptions { IdempotencyKey = $"capture-{operation.Key}" },
            cancellationToken));
        // Where the answer was lost or it was done before, the state tells, not the words.
        return await query.QueryAsync(operation.Payment, seller, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: { Kind: not (EvidenceKind.Authorized or EvidenceKind.Pending) } now } =>
                new OperationOutcome.Done(now),
            _ when reply.Refusal is { } refusal => new OperationOutcome.Refused(refusal.Reason),
            // Still authorized: the capture may be on its way, and only the seller may order another.
            QueryOutcome.Found found => new OperationOutcome.Unknown(reply.Silence ?? $"{found.Evidence.Status} after the capture"),
            _ => new OperationOutcome.Unknown(reply.Silence ?? "its state could not be asked"),
        };
    }
}
