using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Paying.StartPayment;

/// <summary>A buyer's click: opens a payment for an invoice, or finds the one that is open. Idempotent.</summary>
/// <param name="AccountId">From the link.</param>
/// <param name="InvoiceId">From the link.</param>
/// <param name="Method">The method's code from the link; nothing when the link names none.</param>
/// <param name="Contact">What the buyer typed on the contact page; nothing on the first click.</param>
public sealed record StartPaymentCommand(long AccountId, long InvoiceId, string? Method, string? Contact) : IRequest<Result<StartPaymentOutcome>>
{
    // What a buyer typed is never printed.
    public override string ToString() => $"invoice {InvoiceId} of {AccountId}";
}
