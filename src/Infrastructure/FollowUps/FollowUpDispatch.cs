using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.FollowUps.AskAcquirer;
using CleanAcquiring.Application.FollowUps.ExpireAttempt;
using CleanAcquiring.Application.FollowUps.Reconcile;
using CleanAcquiring.Application.FollowUps.RefreshToken;
using CleanAcquiring.Application.FollowUps.UpdateInvoice;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>Which command does which work.</summary>
internal static class FollowUpDispatch
{
    public static IRequest<FollowUpOutcome> CommandOf(ClaimedFollowUp work) => work.Kind switch
    {
        FollowUpKind.AskAcquirer => new AskAcquirerCommand(work.Tenant, work.Payment),
        FollowUpKind.UpdateInvoice => new UpdateInvoiceCommand(work.Tenant, work.Payment),
        FollowUpKind.ExpireAttempt => new ExpireAttemptCommand(work.Tenant, work.Payment),
        FollowUpKind.RefreshToken => new RefreshTokenCommand(work.Tenant),
        FollowUpKind.Reconcile => new ReconcileCommand(work.Tenant, work.Payment),
    };
}
