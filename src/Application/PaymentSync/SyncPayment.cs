using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.PaymentSync;

public sealed record SyncPaymentCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;

/// <summary>Queries a payment's status at the acquirer, and ends there what was abandoned.</summary>
internal sealed class SyncPaymentHandler(
    IPayments payments,
    IAccounts accounts,
    IUnitOfWork unitOfWork,
    MethodSettings settings,
    TimeProvider time) : IRequestHandler<SyncPaymentCommand, FollowUpOutcome>
{
    public async Task<FollowUpOutcome> Handle(SyncPaymentCommand command, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(command.Tenant, command.Payment, cancellationToken);
        if (payment is null || !payment.IsUnsettled)
            return new FollowUpOutcome.Done();
        var account = await accounts.FindAsync(command.Tenant, cancellationToken);
        if (settings.Access(account, payment) is not var (acquirer, opened))
            return new FollowUpOutcome.Stuck("the method is no longer set up");

        var answer = await acquirer.QueryAsync(payment.Reference, opened, cancellationToken);
        if (
            answer is QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Pending } pending }
            && MustEnd(payment)
            && acquirer is ICancellations cancellations
        )
        {
            // Saved before the call, so that a crash after it still shows that we ended it.
            payment.Abandon("page_lost", time.GetUtcNow());
            if (!await unitOfWork.TrySaveAsync(cancellationToken))
                return new FollowUpOutcome.NotYet("another writer was first");
            var known = payment.Reference with { AcquirerPaymentId = pending.Reference.AcquirerPaymentId ?? payment.AcquirerPaymentId };
            answer = await EndAsync(known, acquirer, cancellations, opened, cancellationToken);
        }
        return await ApplyAsync(payment, answer, cancellationToken);
    }

    // What became Pending without a page can never be paid; what was abandoned may not be.
    private static bool MustEnd(Payment payment) => payment.AbandonedAt is not null || payment.Page is null;

    // A cancel that lost its race shows in the query, never in the cancel's own answer.
    private static async Task<QueryOutcome> EndAsync(
        AcquirerReference reference,
        IAcquirer acquirer,
        ICancellations cancellations,
        AcquirerSettings opened,
        CancellationToken cancellationToken
    )
    {
        await cancellations.CancelAsync(reference, opened, cancellationToken);
        return await acquirer.QueryAsync(reference, opened, cancellationToken);
    }

    private async Task<FollowUpOutcome> ApplyAsync(Payment payment, QueryOutcome answer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        switch (answer)
        {
            case QueryOutcome.Found found:
                var others = await payments.ForInvoiceAsync(payment.Tenant, payment.Invoice, cancellationToken);
                payment.Apply(found.Evidence, SiblingPayments.Of(payment, others), now);
                OperationResults.Resolve(payment, found.Evidence, now);
                ShowOverdue(payment, found.Evidence.Status, now);
                if (payment is { Status: PaymentStatus.Pending, Page: null })
                    payment.Abandon("page_lost", now);
                break;
            case QueryOutcome.NotFound
                when payment.Status is PaymentStatus.Created or PaymentStatus.Unknown
                    && now >= payment.CreatedAt + FollowUpScheduler.OpeningTimeout:
                payment.Apply(
                    new Evidence(EvidenceKind.NeverOpened, payment.Reference, null, EvidenceSource.Query, "not found"),
                    SiblingPayments.None,
                    now
                );
                break;
            case QueryOutcome.NotFound
            or QueryOutcome.Unknown
                when payment.Status == PaymentStatus.Created && now >= payment.CreatedAt + FollowUpScheduler.OpeningTimeout:
                payment.MarkUnknown("the answer was never saved", null, now);
                break;
            default:
                var silence = answer is QueryOutcome.Unknown unknown ? unknown.Reason : "not found yet";
                ShowOverdue(payment, silence, now);
                await unitOfWork.TrySaveAsync(cancellationToken);
                return NotYet(answer, silence);
        }
        if (!await unitOfWork.TrySaveAsync(cancellationToken))
            return new FollowUpOutcome.NotYet("another writer was first");
        return payment.IsUnsettled
            ? NotYet(answer, payment.OpenOperation?.Detail ?? payment.Status.ToString())
            : new FollowUpOutcome.Done();
    }

    private static void ShowOverdue(Payment payment, string answer, DateTimeOffset now)
    {
        if (payment.Status == PaymentStatus.Pending && payment.ExpiresAt < now)
            payment.RaiseOnce(Attention.PaymentOverdue, now, answer);
    }

    private static FollowUpOutcome.NotYet NotYet(QueryOutcome answer, string reason) =>
        new(reason) { NotBefore = (answer as QueryOutcome.Unknown)?.RetryAfter };
}
