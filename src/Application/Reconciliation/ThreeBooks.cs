using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Crm;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Reconciliation;

/// <summary>Compares the acquirer's word of a payment, ours and the CRM's; what it heals, it changes on the payment, for the caller to save.</summary>
internal sealed class ThreeBooks(IPayments payments, ICrmInvoices invoices, MethodSettings settings, TimeProvider time)
{
    /// <summary>Every difference found; none when all agree.</summary>
    /// <exception cref="Ports.OutageException">One of the two cannot be asked now.</exception>
    public async Task<IReadOnlyList<Drift>> CompareAsync(Payment payment, Account account, CancellationToken cancellationToken)
    {
        var attempts = await payments.ForInvoiceAsync(payment.Tenant, payment.Invoice, cancellationToken);
        var access = settings.Access(account, payment.Method, payment.Acquirer);
        List<Drift> drifts = [];
        if (access is null)
            drifts.Add(new Drift(DriftDirection.AcquirerToUs, DriftReason.NoMethod, payment.Method.ToString(), IsHealed: false));
        else if (await AskAsync(payment, access, attempts, cancellationToken) is { } news)
            drifts.Add(news);
        Consequences.Follow(payment);
        if (payment.Status.IsLive() || payment.Status.HoldsMoney())
            drifts.AddRange(await CompareAsync(payment, account, access, attempts, cancellationToken));
        Consequences.Follow(payment);
        return drifts;
    }

    private async Task<Drift?> AskAsync(Payment payment, AcquirerAccess access, IReadOnlyList<Payment> attempts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (status, refunded, attention) = (payment.Status, payment.Refunded, payment.Attention);
        switch (await access.Acquirer.QueryAsync(payment.Reference, access.Settings, cancellationToken))
        {
            case QueryOutcome.Found(var evidence):
                payment.Apply(evidence, OtherAttempts.Of(payment, attempts), now);
                break;
            case QueryOutcome.NotFound when payment.Status.HoldsMoney() || payment.Status == PaymentStatus.Authorized:
                payment.RaiseOnce(Attention.Contradiction, now, $"not found after {payment.Status}");
                break;
            case QueryOutcome.Unknown(var reason):
                return new Drift(DriftDirection.AcquirerToUs, DriftReason.NoAnswer, reason, IsHealed: false);
        }
        return payment.Attention is { } raised && raised != attention ? new Drift(DriftDirection.AcquirerToUs, raised, payment.LastEntry, IsHealed: false)
            : payment.Status != status || payment.Refunded != refunded ? new Drift(DriftDirection.AcquirerToUs, DriftReason.Missed, $"{status}, {refunded} back: {payment.Status}, {payment.Refunded} back", IsHealed: true)
            : null;
    }

    private async Task<IEnumerable<Drift>> CompareAsync(Payment payment, Account account, AcquirerAccess? access, IReadOnlyList<Payment> attempts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        switch (await invoices.ReadAsync(account, payment.Invoice, cancellationToken))
        {
            case InvoiceReading.AccountClosed(var reason):
                return [new Drift(DriftDirection.CrmToUs, DriftReason.AccountClosed, reason, IsHealed: false)];
            case InvoiceReading.Found(var invoice) when payment.Status.HoldsMoney():
                return InvoiceComparison.WithPaid(payment, invoice, Held(attempts), now);
            case InvoiceReading.Found(var invoice):
                var others = Held(attempts.Where(attempt => attempt.Id != payment.Id));
                return access is not null && payment.AbandonedAt is null
                    && InvoiceComparison.WithUnpaid(payment, new InvoiceCase(invoice, CommonSettings.TermsOf(access.Acquirer.Profile, access.Settings), account.Settings.PartialPayments, others), now) is { } changed
                    ? [changed]
                    : [];
            default:
                return [InvoiceComparison.WithNothing(payment, now)];
        }
    }

    private static decimal Held(IEnumerable<Payment> attempts) => attempts.Sum(attempt => attempt.Held.Amount);
}
