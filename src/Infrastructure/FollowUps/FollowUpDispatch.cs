using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>Which command does which work.</summary>
internal static class FollowUpDispatch
{
    public static IRequest<FollowUpOutcome> CommandOf(ClaimedFollowUp work) => work.Kind switch
    {
        FollowUpKind.SyncPayment => new SyncPaymentCommand(work.Tenant, work.Payment),
        FollowUpKind.SyncInvoice => new SyncInvoiceCommand(work.Tenant, work.Payment),
        FollowUpKind.ExpirePayment => new ExpirePaymentCommand(work.Tenant, work.Payment),
        FollowUpKind.RefreshToken => new RefreshTokenCommand(work.Tenant),
        FollowUpKind.Reconcile => new ReconcilePaymentCommand(work.Tenant, work.Payment),
    };
}
