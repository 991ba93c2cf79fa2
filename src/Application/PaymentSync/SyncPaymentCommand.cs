using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.PaymentSync;

public sealed record SyncPaymentCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;
