using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Paying.GetPaymentState;

/// <summary>What a buyer who returned may see. Only reads.</summary>
public sealed record GetPaymentStateQuery(string PublicId) : IRequest<Result<PaymentState>>;
