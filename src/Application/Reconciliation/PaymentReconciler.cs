using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Reconciliation;

/// <summary>
/// Compares the acquirer's state of a payment, ours and the CRM's; heals on the payment, for the caller to save.
/// </summary>
internal sealed class PaymentReconciler(
    IPayments payments, ICrmInvoices invoices, InvoiceViews views, MethodSettings settings, TimeProvider time)
{
    /// <summary>Every difference found; none when all agree.</summary>
    /// <param name="payment">Healed here, for the caller to save.</param>
    /// <param name="account">The payment's.</param>
    /// <param name="asksAcquirer">False to compare the CRM alone.</param>
    /// <param name="cancellationToken">Stops between two calls.</param>
    /// <exception cref="OutageException">One of the two cannot be asked now.</exception>
    public async Task<IReadOnlyList<Discrepancy>> CompareAsync(
        Payment payment,
        Account account,
        bool asksAcquirer,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.ForInvoiceAsync(payment.Tenant, payment.Invoice, cancellationToken);
        var access = settings.Access(account, payment);
        List<Discrepancy> discrepancies = [];
        if (access is null)
            discrepancies.Add(
                new Discrepancy(
                    DiscrepancyDirection.AcquirerToUs,
                    DiscrepancyReason.NoMethod,
                    payment.Method.ToString(),
                    IsHealed: false
                )
            );
        else if (asksAcquirer && await QueryAsync(payment, access, siblings, cancellationToken) is { } news)
            discrepancies.Add(news);
        if (payment.Status.IsLive() || payment.Status.HasNetPaid() || payment.IsAuthorizedLate)
            discrepancies.AddRange(await CompareAsync(payment, account, access, siblings, cancellationToken));
        return discrepancies;
    }

    private async Task<Discrepancy?> QueryAsync(
        Payment payment,
        AcquirerAccess access,
        IReadOnlyList<Payment> siblings,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var (status, refunded, attention) = (payment.Status, payment.Refunded, payment.OpenReasons);
        switch (await access.Acquirer.QueryAsync(payment.Reference, access.Connection, cancellationToken))
        {
            case QueryOutcome.Found(var evidence):
                payment.Apply(evidence, SiblingPayments.Of(payment, siblings), now);
                break;
            case QueryOutcome.NotFound when payment.Status.HasNetPaid() || payment.Status == PaymentStatus.Authorized:
                payment.RaiseOnce(Attention.Contradiction, now, Figures.Write((Figures.Lost, payment.Status)));
                break;
            case QueryOutcome.Unknown unknown:
                return new Discrepancy(DiscrepancyDirection.AcquirerToUs, DiscrepancyReason.NoAnswer, unknown.Reason, IsHealed: false)
                {
                    RetryAfter = unknown.RetryAfter,
                };
        }
        return payment.OpenReasons.Except(attention).FirstOrDefault() is { } raised
                ? new Discrepancy(DiscrepancyDirection.AcquirerToUs, raised, payment.LastEntry, IsHealed: false)
            : payment.Status != status || payment.Refunded != refunded
                ? new Discrepancy(
                    DiscrepancyDirection.AcquirerToUs,
                    DiscrepancyReason.Missed,
                    $"{status}, {refunded} back: {payment.Status}, {payment.Refunded} back",
                    IsHealed: true
                )
            : null;
    }

    private async Task<IEnumerable<Discrepancy>> CompareAsync(
        Payment payment,
        Account account,
        AcquirerAccess? access,
        IReadOnlyList<Payment> siblings,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        switch (await invoices.ReadAsync(account, payment.Invoice, cancellationToken))
        {
            case InvoiceReading.AccountClosed(var reason):
                return [new Discrepancy(DiscrepancyDirection.CrmToUs, DiscrepancyReason.AccountClosed, reason, IsHealed: false)];
            case InvoiceReading.Found(var invoice) when payment.HasMoney:
                return InvoiceComparison.WithMoney(payment, await views.OfAsync(account, invoice, cancellationToken), now);
            case InvoiceReading.Found(var invoice):
                if (access is null || payment.AbandonedAt is not null)
                    return [];
                var common = CommonSettings.Read(access.Connection);
                if (common.Refusal is { } refusal)
                    return [new Discrepancy(DiscrepancyDirection.AcquirerToUs, refusal.Code, refusal.Detail, IsHealed: false)];
                var others = siblings.Where(other => other.Id != payment.Id).Sum(other => other.NetPaid.Amount + other.Authorized.Amount);
                var terms = common.Value.TermsAt(access.Acquirer.Profile, access.Connection);
                var @case = new InvoiceCase(invoice, terms, account.Settings.PartialPayments, others);
                return InvoiceComparison.WithUnpaid(payment, @case, now) is { } changed ? [changed] : [];
            default:
                return [InvoiceComparison.WithNothing(payment, now)];
        }
    }
}
