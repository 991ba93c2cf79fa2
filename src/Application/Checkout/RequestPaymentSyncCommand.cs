using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Checkout;

/// <summary>
/// A buyer's page waits: the acquirer is asked sooner than planned, though not more often than every few seconds. Answers the
/// state as it is.
/// </summary>
public sealed record RequestPaymentSyncCommand(string PublicId) : IRequest<Result<PaymentState>>;
