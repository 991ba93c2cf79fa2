using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.FollowUps.UpdateInvoice;

public sealed record UpdateInvoiceCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;
