using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.FollowUps.AskAcquirer;

public sealed record AskAcquirerCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;
