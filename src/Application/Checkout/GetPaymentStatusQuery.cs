using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Checkout;

/// <summary>What a buyer who returned may see. Only reads.</summary>
public sealed record GetPaymentStatusQuery(string PublicId) : IRequest<Result<PaymentState>>;
