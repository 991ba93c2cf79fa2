using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Refunds;

/// <summary>Releases a hold, or closes a form that nobody paid; what is paid is left alone. Idempotent by its key.</summary>
public sealed record CancelPaymentCommand(Seller Seller, PaymentId Payment, string Key) : IRequest<Result<PaymentOperation>>;
