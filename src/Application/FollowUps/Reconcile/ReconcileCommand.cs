using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.FollowUps.Reconcile;

public sealed record ReconcileCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;
