using CleanAcquiring.Application.Accounts.AuthenticateSeller;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Desk.GetPayment;

/// <summary>One payment with all that happened to it.</summary>
public sealed record GetPaymentQuery(Seller Seller, PaymentId Payment) : IRequest<Result<PaymentStory>>;
