using Stripe;
using Stripe.Checkout;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;

/// <summary>A payment as Stripe has it: the session, what it expands, and what went back.</summary>
internal sealed record StripePayment(Session Session)
{
    /// <summary>All of them, whatever their state.</summary>
    public IReadOnlyList<Refund> Refunds { get; init; } = [];

    public IReadOnlyList<Dispute> Disputes { get; init; } = [];
}
