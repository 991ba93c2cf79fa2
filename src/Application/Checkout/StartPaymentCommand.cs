using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Checkout;

/// <summary>A buyer's checkout: opens a payment for an invoice, or finds the one that is open. Idempotent.</summary>
/// <param name="AccountId">From the link.</param>
/// <param name="InvoiceId">From the link.</param>
/// <param name="Method">The method's code from the link; nothing when the link names none.</param>
/// <param name="Contact">What the buyer typed on the contact page; nothing on the first checkout.</param>
public sealed record StartPaymentCommand(long AccountId, long InvoiceId, string? Method, string? Contact)
    : IRequest<Result<StartPaymentOutcome>>
{
    // What a buyer typed is never printed.
    public override string ToString() => $"invoice {InvoiceId} of {AccountId}";
}
