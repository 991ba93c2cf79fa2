using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>Tells the CRM of a payment again and tries once more whatever was given up for it.</summary>
public sealed record ResyncPaymentCommand(Seller Seller, PaymentId Payment) : IRequest<Result<Payment>>;
