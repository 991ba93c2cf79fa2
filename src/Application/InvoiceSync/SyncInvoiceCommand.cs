using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.InvoiceSync;

public sealed record SyncInvoiceCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;
