using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.InvoiceSync;

public sealed record SyncInvoiceCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;

/// <summary>Writes to the CRM what was paid: the invoice's status and date, then one note in its deal. Repeatable at every point.</summary>
internal sealed class SyncInvoiceHandler(
    IPayments payments,
    IAccounts accounts,
    ICrmInvoices invoices,
    ICrmNotes notes,
    ExcessRefund excessRefund,
    IUnitOfWork unitOfWork,
    TimeProvider time) : IRequestHandler<SyncInvoiceCommand, FollowUpOutcome>
{
    public async Task<FollowUpOutcome> Handle(SyncInvoiceCommand command, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(command.Tenant, command.Payment, cancellationToken);
        var account = await accounts.FindAsync(command.Tenant, cancellationToken);
        if (payment is null || account is null || payment.PaidAt is null)
            return new FollowUpOutcome.Done();
        if (!account.IsActive)
            return new FollowUpOutcome.Stuck("the account is disconnected");

        switch (await invoices.ReadAsync(account, payment.Invoice, cancellationToken))
        {
            case InvoiceReading.AccountClosed closed:
                return new FollowUpOutcome.Stuck($"the account does not let us in: {closed.Reason}");
            case InvoiceReading.Found found:
                var netPaid = (await payments.ForInvoiceAsync(account.Tenant, payment.Invoice, cancellationToken)).Sum(sibling =>
                    sibling.NetPaid.Amount
                );
                var decision =
                    netPaid > 0m
                        ? InvoiceSyncDecision.Of(payment, found.Invoice, netPaid)
                        : InvoiceSyncDecision.AfterRefund(found.Invoice, account.Settings.StatusNames);
                return await TellAsync(payment, account, found.Invoice, decision, cancellationToken);
            default:
                payment.Raise(Attention.InvoiceGone, time.GetUtcNow());
                return await SaveAsync(cancellationToken);
        }
    }

    private async Task<FollowUpOutcome> TellAsync(
        Payment payment,
        Account account,
        Invoice invoice,
        InvoiceSyncDecision decision,
        CancellationToken cancellationToken
    )
    {
        if (
            !payment.InvoiceSync.HasFlag(InvoiceSyncState.StatusWritten)
            && await WriteStatusAsync(payment, account, decision, cancellationToken) is { } stopped
        )
            return stopped;
        if (payment.InvoiceSync.HasFlag(InvoiceSyncState.NoteDone))
            return await excessRefund.SettleAsync(payment, account, cancellationToken);

        var mayStandThere = payment.InvoiceSync.HasFlag(InvoiceSyncState.NoteSent);
        payment.SendNote(time.GetUtcNow());
        if (!await unitOfWork.TrySaveAsync(cancellationToken))
            return Overtaken;
        var note = PaymentNote.Of(payment, invoice, account.Profile.Language);
        var outcome = await notes.AddAsync(account, invoice, note, PaymentNote.KeyOf(payment), mayStandThere, cancellationToken);
        payment.CloseNote(outcome.ToString(), time.GetUtcNow());
        return await SaveAsync(cancellationToken) is FollowUpOutcome.Done
            ? await excessRefund.SettleAsync(payment, account, cancellationToken)
            : Overtaken;
    }

    // Null when the CRM shows the status.
    private async Task<FollowUpOutcome?> WriteStatusAsync(
        Payment payment,
        Account account,
        InvoiceSyncDecision decision,
        CancellationToken cancellationToken
    )
    {
        if (decision.Attention is { } attention)
            payment.Raise(attention, time.GetUtcNow(), decision.Detail);
        if (decision.Update is { } update)
        {
            payment.SendStatus(update.Status.ToString(), time.GetUtcNow());
            if (!await unitOfWork.TrySaveAsync(cancellationToken))
                return Overtaken;
            var written = await invoices.WriteAsync(account, payment.Invoice, update, cancellationToken);
            if (written is InvoiceWriting.AccountClosed closed)
                return new FollowUpOutcome.Stuck($"the account does not let us in: {closed.Reason}");
            if (written is InvoiceWriting.Refused refused)
                return new FollowUpOutcome.Stuck(refused.Reason);
            if (written is InvoiceWriting.Missing)
                payment.Raise(Attention.InvoiceGone, time.GetUtcNow());
        }
        payment.ConfirmStatus(time.GetUtcNow());
        return await unitOfWork.TrySaveAsync(cancellationToken) ? null : Overtaken;
    }

    private static FollowUpOutcome.NotYet Overtaken => new("another writer was first");

    private async Task<FollowUpOutcome> SaveAsync(CancellationToken cancellationToken) =>
        await unitOfWork.TrySaveAsync(cancellationToken) ? new FollowUpOutcome.Done() : Overtaken;
}
