using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.InvoiceSync;

public sealed record SyncInvoiceCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;

/// <summary>
/// Writes to the CRM what follows from all payments of the invoice: its status and date, then one note in its deal for each payment.
/// Opens and closes attention, ends forms that are no longer needed, refunds what is in excess. Repeatable at every point.
/// </summary>
internal sealed class SyncInvoiceHandler(
    IPayments payments,
    IAccounts accounts,
    ICrmInvoices invoices,
    ICrmNotes notes,
    ICrmPages pages,
    InvoiceViews views,
    AcquirerDirectory acquirers,
    ExcessRefund excessRefund,
    IUnitOfWork unitOfWork,
    TimeProvider time) : IRequestHandler<SyncInvoiceCommand, FollowUpOutcome>
{
    private static FollowUpOutcome.NotYet Overtaken => new("another writer was first");

    public async Task<FollowUpOutcome> Handle(SyncInvoiceCommand command, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(command.Tenant, command.Payment, cancellationToken);
        var account = await accounts.FindAsync(command.Tenant, cancellationToken);
        if (payment is null || account is null)
            return new FollowUpOutcome.Done();
        if (!account.IsActive)
            return new FollowUpOutcome.Stuck("the account is disconnected");

        switch (await invoices.ReadAsync(account, payment.Invoice, cancellationToken))
        {
            case InvoiceReading.AccountClosed closed:
                return Closed(account, closed.Reason);
            case InvoiceReading.Found found:
                return await TellAsync(payment, account, found.Invoice, cancellationToken);
            default:
                if (payment.PaidAt is not null)
                    payment.RaiseOnce(Attention.InvoiceGone, time.GetUtcNow(), null);
                return await SaveAsync(cancellationToken) ?? new FollowUpOutcome.Done();
        }
    }

    private async Task<FollowUpOutcome> TellAsync(Payment payment, Account account, Invoice invoice, CancellationToken cancellationToken)
    {
        var view = await views.OfAsync(account, invoice, cancellationToken);
        view.Decision.Reflect(payment, view.Payments, time.GetUtcNow());
        // A hold is not told: it may be released.
        var stopped = payment.PaidAt is null
            ? await SaveAsync(cancellationToken)
            : await WriteStatusAsync(payment, account, view, cancellationToken)
                ?? await WriteNoteAsync(payment, account, view, cancellationToken);
        return stopped ?? await excessRefund.SettleAsync(account, payment.Invoice, cancellationToken);
    }

    // Null when the CRM shows the status.
    private async Task<FollowUpOutcome?> WriteStatusAsync(
        Payment payment, Account account, InvoiceView view, CancellationToken cancellationToken)
    {
        if (payment.InvoiceSync.HasFlag(InvoiceSyncState.StatusWritten))
            return await SaveAsync(cancellationToken);
        if (view.Decision.UpdateOf(payment) is { } update)
        {
            payment.SendStatus(update.Status, time.GetUtcNow());
            if (await SaveAsync(cancellationToken) is { } overtaken)
                return overtaken;
            var written = await invoices.WriteAsync(account, payment.Invoice, update, cancellationToken);
            if (written is InvoiceWriting.AccountClosed closed)
                return Closed(account, closed.Reason);
            if (written is InvoiceWriting.Refused refused)
                return new FollowUpOutcome.Stuck(refused.Reason);
            if (written is InvoiceWriting.Missing)
                payment.RaiseOnce(Attention.InvoiceGone, time.GetUtcNow(), null);
            else if (await IsOutdatedAsync(account, view, cancellationToken))
                return await DecideAgainAsync(payment, cancellationToken);
        }
        payment.ConfirmStatus(time.GetUtcNow());
        return await SaveAsync(cancellationToken);
    }

    // Another payment's money may have been saved while this status was on its way, and its own write may have come first.
    private async Task<bool> IsOutdatedAsync(Account account, InvoiceView view, CancellationToken cancellationToken) =>
        (await views.OfAsync(account, view.Invoice, cancellationToken)).Decision.Balance?.Paid != view.Decision.Balance?.Paid;

    // A seller pays his bill, a block is lifted, rights are given: only a dead grant needs a person. It marks the account.
    private static FollowUpOutcome Closed(Account account, string reason)
    {
        var said = $"the account does not let us in: {reason}";
        return account.IsActive ? new FollowUpOutcome.NotYet(said) : new FollowUpOutcome.Stuck(said);
    }

    private async Task<FollowUpOutcome> DecideAgainAsync(Payment payment, CancellationToken cancellationToken)
    {
        payment.DecideStatusAgain(time.GetUtcNow());
        return await SaveAsync(cancellationToken) ?? new FollowUpOutcome.NotYet("the balance changed meanwhile");
    }

    private async Task<FollowUpOutcome?> WriteNoteAsync(
        Payment payment, Account account, InvoiceView view, CancellationToken cancellationToken)
    {
        if (payment.InvoiceSync.HasFlag(InvoiceSyncState.NoteDone))
            return null;
        var mayStandThere = payment.InvoiceSync.HasFlag(InvoiceSyncState.NoteSent);
        payment.SendNote(time.GetUtcNow());
        if (await SaveAsync(cancellationToken) is { } overtaken)
            return overtaken;
        var attention = payment.Attention ?? (view.Payments.Any(other => other.Needs(Attention.Excess)) ? Attention.Excess : null);
        var facts = new NoteFacts(acquirers.TitleOf(payment.Acquirer), pages.OfPayment(account, payment.Id), attention);
        var note = PaymentNote.Of(payment, view.Invoice, account.Profile, facts);
        var outcome = await notes.AddAsync(account, view.Invoice, note, PaymentNote.KeyOf(payment), mayStandThere, cancellationToken);
        if (outcome == NoteOutcome.AccountClosed)
            return Closed(account, "no note");
        payment.CloseNote(outcome.ToString(), time.GetUtcNow());
        return await SaveAsync(cancellationToken);
    }

    private async Task<FollowUpOutcome?> SaveAsync(CancellationToken cancellationToken) =>
        await unitOfWork.TrySaveAsync(cancellationToken) ? null : Overtaken;
}
