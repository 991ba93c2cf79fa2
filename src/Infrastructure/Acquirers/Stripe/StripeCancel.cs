using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using Stripe.Checkout;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>
/// Ends an open form, or releases a hold: two calls of Stripe, neither of which moves captured money. Both may be repeated.
/// </summary>
internal sealed class StripeCancel(StripeClient client, StripeStatusQuery query)
{
    /// <exception cref="OutageException">The state is not known or the call was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> EndAsync(AcquirerReference reference, StripeSeller seller, CancellationToken cancellationToken)
    {
        var before = await query.BeforeAsync(reference, seller, cancellationToken);
        if (before.Value?.Session is not { } session)
            return new OperationOutcome.Refused(before.Reason);
        var refusal = await RefusalAsync(session, seller, cancellationToken);
        // A payment in flight may have won: only the state tells.
        return await query.QueryAsync(reference, seller, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: { Kind: not (EvidenceKind.Authorized or EvidenceKind.Pending) } after } =>
                new OperationOutcome.Done(after),
            QueryOutcome.Found when refusal is not null => new OperationOutcome.Refused(refusal),
            QueryOutcome.Found found => new OperationOutcome.Unknown($"{found.Evidence.Status} after the cancel"),
            _ => new OperationOutcome.Unknown("its state could not be asked"),
        };
    }

    private async Task<string?> RefusalAsync(Session session, StripeSeller seller, CancellationToken cancellationToken)
    {
        if (session.Status == "open")
        {
            var expired = await client.CallAsync(
                "sessions.expire", seller, api => api.Checkout.Sessions.ExpireAsync(session.Id, null, null, cancellationToken));
            return expired.Refusal?.Reason;
        }
        if (session is { Status: "complete", PaymentIntent: { Status: "requires_capture" } intent })
        {
            var released = await client.CallAsync(
                "payment_intents.cancel", seller, api => api.PaymentIntents.CancelAsync(intent.Id, null, null, cancellationToken));
            return released.Refusal?.Reason;
        }
        // Paid, ended, or on its way at the payer's bank: left alone.
        return $"cannot be ended: {session.PaymentIntent?.Status ?? session.Status}";
    }
}
