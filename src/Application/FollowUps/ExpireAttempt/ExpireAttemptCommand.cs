using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.FollowUps.ExpireAttempt;

public sealed record ExpireAttemptCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;
