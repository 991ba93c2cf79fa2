using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;
using Stripe;
using Stripe.Checkout;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>
/// Asks for a session by its id. Without the id the opening is sent again; when its key may be forgotten, the session is looked for in the
/// list.
/// </summary>
internal sealed class StripeStatusQuery(StripeClient client, StripeSearch search)
{
    private const int LongestPage = 100;

    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, StripeSeller seller, CancellationToken cancellationToken)
    {
        try
        {
            if (reference.AcquirerPaymentId is null)
                return await ByOrderAsync(reference, seller, cancellationToken);
            var reply = await FindAsync(reference, seller, cancellationToken);
            return reply.Value is not { } payment
                ? reply.Refusal is { IsNotFound: true } ? new QueryOutcome.NotFound() : new QueryOutcome.Unknown(reply.Reason)
                : StripeStatuses.Of(payment, seller.IsTest) is { } evidence
                    ? new QueryOutcome.Found(evidence)
                    : new QueryOutcome.Unknown($"{payment.Session.Status} without a sum");
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter };
        }
    }

    private async Task<QueryOutcome> ByOrderAsync(AcquirerReference reference, StripeSeller seller, CancellationToken cancellationToken)
    {
        if (reference is not { OrderId: { } order, OrderedAt: { } at })
            return new QueryOutcome.Unknown("no payment to ask about");
        return await search.FindAsync(order, at, seller, cancellationToken) switch
        {
            { Session: { } id } => await QueryAsync(reference with { AcquirerPaymentId = id }, seller, cancellationToken),
            { Silence: { } silence } => new QueryOutcome.Unknown(silence),
            _ => new QueryOutcome.NotFound(),
        };
    }

    /// <summary>Finds a payment before an operation on it.</summary>
    /// <exception cref="OutageException">It could not be asked: nothing was changed.</exception>
    public async Task<StripeReply<StripePayment>> BeforeAsync(
        AcquirerReference reference, StripeSeller seller, CancellationToken cancellationToken)
    {
        var reply = await FindAsync(reference, seller, cancellationToken);
        return reply.Silence is { } silence ? throw new OutageException(StripeClient.Name, "sessions.get", silence) : reply;
    }

    private async Task<StripeReply<StripePayment>> FindAsync(
        AcquirerReference reference, StripeSeller seller, CancellationToken cancellationToken)
    {
        if (reference.AcquirerPaymentId is not { Length: > 0 } id)
            return new StripeReply<StripePayment> { Refusal = new StripeRefusal(404, "", "Stripe's id of the payment is not known") };
        // One call shows the refunds too, as far as they are few.
        var expand = new SessionGetOptions { Expand = ["payment_intent.latest_charge.refunds"] };
        var reply = await client.CallAsync(
            "sessions.get", seller, api => api.Checkout.Sessions.GetAsync(id, expand, null, cancellationToken));
        if (reply.Value is not { } session)
            return reply.As<StripePayment>();
        if (session.Id != id || StripeStatuses.OrderOf(session.Metadata) is not { } order || order != (reference.OrderId ?? order))
            return new StripeReply<StripePayment> { Silence = "the answer is about another payment" };
        return await WithReturnsAsync(session, seller, cancellationToken);
    }

    private async Task<StripeReply<StripePayment>> WithReturnsAsync(
        Session session, StripeSeller seller, CancellationToken cancellationToken)
    {
        var payment = new StripePayment(session);
        if (session.PaymentIntent?.LatestCharge is not { } charge)
            return new StripeReply<StripePayment> { Value = payment };
        // Without the list itself, or with a part of it, the list is asked for.
        if (charge.Refunds is { HasMore: false } few)
            payment = payment with { Refunds = few.Data ?? [] };
        else if (await AllAsync("refunds.list", seller, api => api.Refunds.ListAsync(
                new RefundListOptions { PaymentIntent = session.PaymentIntentId, Limit = LongestPage }, null, cancellationToken))
            is var refunds)
        {
            if (refunds.Value is null)
                return refunds.As<StripePayment>();
            payment = payment with { Refunds = refunds.Value.Data };
        }
        if (!charge.Disputed)
            return new StripeReply<StripePayment> { Value = payment };
        var disputes = await AllAsync("disputes.list", seller, api => api.Disputes.ListAsync(
            new DisputeListOptions { PaymentIntent = session.PaymentIntentId, Limit = LongestPage }, null, cancellationToken));
        return disputes.Value is null
            ? disputes.As<StripePayment>()
            : new StripeReply<StripePayment> { Value = payment with { Disputes = disputes.Value.Data } };
    }

    // A list that goes on beyond its page cannot be counted.
    private async Task<StripeReply<StripeList<T>>> AllAsync<T>(
        string operation, StripeSeller seller, Func<V1Services, Task<StripeList<T>>> call)
    {
        var reply = await client.CallAsync(operation, seller, call);
        return reply.Value is { HasMore: true } or { Data: null }
            ? new StripeReply<StripeList<T>> { Silence = $"{operation}: not the whole list" }
            : reply;
    }
}
