using System.Globalization;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>Refunds money beyond the invoice's total where the seller chose so; else it needs attention.</summary>
internal sealed class ExcessRefund(
    ICrmInvoices invoices,
    InvoiceViews views,
    MethodSettings settings,
    OperationExecutor operations,
    IUnitOfWork unitOfWork,
    TimeProvider time)
{
    public async Task<FollowUpOutcome> SettleAsync(Account account, InvoiceId id, CancellationToken cancellationToken)
    {
        if (account.Settings.Excess != ExcessPolicy.Refund)
            return new FollowUpOutcome.Done();
        // Computed again from what is true now: a person may have edited the invoice a moment ago.
        if (await ViewAsync(account, id, cancellationToken) is not { } before)
            return new FollowUpOutcome.NotYet("the invoice cannot be read");
        if (!before.Payments.Any(payment => ExcessOf(before, payment).IsPositive))
            return new FollowUpOutcome.Done();
        if (await ConfirmAsync(account, before, cancellationToken) is { } waits)
            return waits;
        if (await ViewAsync(account, id, cancellationToken) is not { } view)
            return new FollowUpOutcome.NotYet("the invoice cannot be read");
        // While nobody knows how much went back elsewhere, nobody knows how much is too much: a person decides.
        if (view.Payments.Any(payment => payment.Needs(Attention.RefundedElsewhere)))
            return new FollowUpOutcome.Done();
        foreach (var payment in view.Payments)
        {
            var amount = ExcessOf(view, payment);
            if (!amount.IsPositive)
                continue;
            var request = new OperationRequest(OperationKind.Refund, KeyOf(payment), amount, null);
            var result = await operations.RunAsync(payment.Tenant, payment.Id, request, cancellationToken);
            if (result.IsRefused)
                return new FollowUpOutcome.NotYet(result.Refusal.Code);
        }
        return new FollowUpOutcome.Done();
    }

    private async Task<InvoiceView?> ViewAsync(Account account, InvoiceId id, CancellationToken cancellationToken) =>
        await invoices.ReadAsync(account, id, cancellationToken) is InvoiceReading.Found(var invoice)
            ? await views.OfAsync(account, invoice, cancellationToken)
            : null;

    // Some of the money may have gone back in the acquirer's cabinet, and its notification may be lost: each acquirer is asked first.
    private async Task<FollowUpOutcome?> ConfirmAsync(Account account, InvoiceView view, CancellationToken cancellationToken)
    {
        foreach (var payment in view.Payments.Where(payment => payment.NetPaid.IsPositive))
        {
            if (settings.Access(account, payment) is not var (acquirer, opened))
                return new FollowUpOutcome.Stuck("the method is no longer set up");
            switch (await acquirer.QueryAsync(payment.Reference, opened, cancellationToken))
            {
                case QueryOutcome.Found(var evidence):
                    payment.Apply(evidence, SiblingPayments.Of(payment, view.Payments), time.GetUtcNow());
                    break;
                case QueryOutcome.Unknown unknown:
                    return new FollowUpOutcome.NotYet(unknown.Reason) { NotBefore = unknown.RetryAfter };
            }
        }
        return await unitOfWork.TrySaveAsync(cancellationToken) ? null : new FollowUpOutcome.NotYet("another writer was first");
    }

    private static Money ExcessOf(InvoiceView view, Payment payment) =>
        payment.NetPaid with { Amount = Math.Min(view.Decision.Balance?.ExcessOf(payment.Id).Amount ?? 0m, payment.NetPaid.Amount) };

    // However often the work is repeated, what was there before a refund is refunded once.
    private static string KeyOf(Payment payment) =>
        string.Create(CultureInfo.InvariantCulture, $"excess-refund-{payment.Refunded.ToMinorUnits()}");
}
