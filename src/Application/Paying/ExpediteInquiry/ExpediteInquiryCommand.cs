using CleanAcquiring.Application.Paying.GetPaymentState;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Paying.ExpediteInquiry;

/// <summary>A buyer's page waits: the acquirer is asked sooner than planned, though not more often than every few seconds. Answers the state as it is.</summary>
public sealed record ExpediteInquiryCommand(string PublicId) : IRequest<Result<PaymentState>>;
