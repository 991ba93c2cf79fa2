using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Refunds;

/// <summary>Gives money back to the buyer. Idempotent by its key.</summary>
/// <param name="Seller">Who asks.</param>
/// <param name="Payment">Which.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>.</param>
/// <param name="Amount">How much, major units; nothing for all that is left.</param>
/// <param name="Lines">Which lines of the receipt; nothing to spread it over all of them.</param>
public sealed record RefundPaymentCommand(Seller Seller, PaymentId Payment, string Key, Money? Amount, IReadOnlyList<LineShare>? Lines)
    : IRequest<Result<PaymentOperation>>;
