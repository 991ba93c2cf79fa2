using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.PaymentSync;

public sealed record SyncPaymentCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;

/// <summary>
/// Queries a payment's status at the acquirer, sends an unanswered opening again where that is safe, and ends there what was abandoned.
/// </summary>
internal sealed class SyncPaymentHandler(
    IPayments payments,
    IAccounts accounts,
    IUnitOfWork unitOfWork,
    MethodSettings settings,
    StartRepetition repetition,
    OperationSync operations,
    RejectionShare share,
    TimeProvider time) : IRequestHandler<SyncPaymentCommand, FollowUpOutcome>
{
    public async Task<FollowUpOutcome> Handle(SyncPaymentCommand command, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(command.Tenant, command.Payment, cancellationToken);
        // A settled payment is asked about only where a notification that proves nothing wants it.
        if (payment is null || !payment.IsUnsettled && !payment.Owes(FollowUpKind.SyncPayment))
            return new FollowUpOutcome.Done();
        var account = await accounts.FindAsync(command.Tenant, cancellationToken);
        if (settings.Access(account, payment) is not { } access)
            return new FollowUpOutcome.Stuck("the method is no longer set up");

        var answer = await access.Acquirer.QueryAsync(payment.Reference, access.Connection, cancellationToken);
        if (answer is not QueryOutcome.Found && await repetition.RunAsync(payment, account!, access, cancellationToken))
            return await SaveAsync(payment, answer, cancellationToken);
        if (
            answer is QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Pending } pending }
            && MustEnd(payment)
            && access.Acquirer is ICancellations cancellations
        )
        {
            // Saved before the call, so that a crash after it still shows that we ended it.
            payment.Abandon("page_lost", time.GetUtcNow());
            if (!await unitOfWork.TrySaveAsync(cancellationToken))
                return new FollowUpOutcome.NotYet("another writer was first");
            var known = payment.Reference with { AcquirerPaymentId = pending.Reference.AcquirerPaymentId ?? payment.AcquirerPaymentId };
            answer = await EndAsync(known, access, cancellations, cancellationToken);
        }
        var isShown = await operations.AskAsync(payment, access, cancellationToken);
        return await ApplyAsync(payment, answer, access.Acquirer.Profile.QueryShowsRefunds, isShown, cancellationToken);
    }

    // What became Pending without a page can never be paid; what was abandoned may not be.
    private static bool MustEnd(Payment payment) => payment.AbandonedAt is not null || payment.Page is null;

    // A cancel that lost its race shows in the query, never in the cancel's own answer.
    private static async Task<QueryOutcome> EndAsync(
        AcquirerReference reference, AcquirerAccess access, ICancellations cancellations, CancellationToken cancellationToken)
    {
        await cancellations.CancelAsync(reference, access.Connection, cancellationToken);
        return await access.Acquirer.QueryAsync(reference, access.Connection, cancellationToken);
    }

    private async Task<FollowUpOutcome> ApplyAsync(
        Payment payment, QueryOutcome answer, bool showsRefunds, bool isRefundShown, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        switch (answer)
        {
            case QueryOutcome.Found found:
                var others = await payments.ForInvoiceAsync(payment.Tenant, payment.Invoice, cancellationToken);
                payment.Apply(found.Evidence, SiblingPayments.Of(payment, others), now);
                if (!isRefundShown)
                    OperationResults.Resolve(payment, found.Evidence, showsRefunds, now);
                ShowOverdue(payment, found.Evidence.Status, now);
                if (payment is { Status: PaymentStatus.Pending, Page: null })
                    payment.Abandon("page_lost", now);
                break;
            case QueryOutcome.NotFound when Ended(payment, now) is { } kind:
                payment.Apply(
                    new Evidence(kind, payment.Reference, null, EvidenceSource.Query, "not found"), SiblingPayments.None, now);
                break;
            case QueryOutcome.NotFound
            or QueryOutcome.Unknown
                when payment.Status == PaymentStatus.Created && now >= payment.CreatedAt + FollowUpScheduler.OpeningTimeout:
                payment.MarkUnknown("the answer was never saved", null, now);
                break;
            case var _ when isRefundShown:
                break;
            default:
                var silence = answer is QueryOutcome.Unknown unknown ? unknown.Reason : "not found yet";
                ShowOverdue(payment, silence, now);
                await unitOfWork.TrySaveAsync(cancellationToken);
                return await NotYetAsync(payment, answer, silence, cancellationToken);
        }
        return await SaveAsync(payment, answer, cancellationToken);
    }

    // What "no such order" proves once its time is over: an opening that never arrived, or a form that the buyer never sent.
    private static EvidenceKind? Ended(Payment payment, DateTimeOffset now) => payment switch
    {
        { Status: PaymentStatus.Created or PaymentStatus.Unknown } when now >= payment.CreatedAt + FollowUpScheduler.OpeningTimeout =>
            EvidenceKind.NeverOpened,
        { Status: PaymentStatus.Pending, AcquirerPaymentId: null } when now >= payment.ExpiresAt + FollowUpScheduler.AfterExpiry =>
            EvidenceKind.Expired,
        { IsLetGo: true } when now >= payment.ExpiresAt + FollowUpScheduler.AfterExpiry => EvidenceKind.Expired,
        _ => null,
    };

    private async Task<FollowUpOutcome> SaveAsync(Payment payment, QueryOutcome answer, CancellationToken cancellationToken)
    {
        if (!await unitOfWork.TrySaveAsync(cancellationToken))
            return new FollowUpOutcome.NotYet("another writer was first");
        return payment.IsUnsettled
            ? await NotYetAsync(payment, answer, payment.OpenOperation?.Detail ?? payment.Status.ToString(), cancellationToken)
            : new FollowUpOutcome.Done();
    }

    private static void ShowOverdue(Payment payment, string answer, DateTimeOffset now)
    {
        if (payment.Status == PaymentStatus.Pending && payment.ExpiresAt < now)
            payment.RaiseOnce(Attention.PaymentOverdue, now, answer);
    }

    private async Task<FollowUpOutcome> NotYetAsync(
        Payment payment, QueryOutcome answer, string reason, CancellationToken cancellationToken) =>
        new FollowUpOutcome.NotYet(reason)
        {
            NotBefore = (answer as QueryOutcome.Unknown)?.RetryAfter,
            NotAfter = await share.PauseForAsync(payment, cancellationToken),
        };
}
