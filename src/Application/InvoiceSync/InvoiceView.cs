using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>An invoice, all its payments, and what follows from both.</summary>
/// <param name="Invoice">As it is now.</param>
/// <param name="Payments">Those that brought money or still can, newest first.</param>
/// <param name="Decision">The write and the attention that follow.</param>
internal sealed record InvoiceView(Invoice Invoice, IReadOnlyList<Payment> Payments, InvoiceSyncDecision Decision);

/// <summary>Reads an invoice and its payments together.</summary>
internal sealed class InvoiceViews(IPayments payments, MethodSettings settings)
{
    /// <summary>Decides on an invoice by the payments as they are stored now.</summary>
    public async Task<InvoiceView> OfAsync(Account account, Invoice invoice, CancellationToken cancellationToken)
    {
        var all = await payments.ForInvoiceAsync(account.Tenant, invoice.Id, cancellationToken);
        return new InvoiceView(invoice, all, InvoiceSyncDecision.Of(invoice, all, DefaultVat(account, all), account.Settings.StatusNames));
    }

    // Of the first payment with money: whichever of them is synced, the total is read in the same way.
    private decimal DefaultVat(Account account, IReadOnlyList<Payment> all)
    {
        var first = all.LastOrDefault(payment => payment.HasMoney)
            ?? (all.Count > 0 ? all[^1] : null);
        return first is not null
            && settings.Access(account, first) is { } access
            && CommonSettings.Read(access.Connection) is { IsRefused: false, Value.Receipts.DefaultVat: { } vat }
            ? vat.Percent()
            : 0m;
    }
}
