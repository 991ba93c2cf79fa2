using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Reconciliation;

public sealed record ReconcilePaymentCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;
