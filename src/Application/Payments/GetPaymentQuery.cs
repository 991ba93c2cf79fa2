using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>One payment with all that happened to it.</summary>
public sealed record GetPaymentQuery(Seller Seller, PaymentId Payment) : IRequest<Result<PaymentDetails>>;
