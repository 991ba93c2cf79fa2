using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>An invoice as the unit for which money is owed.</summary>
/// <param name="Invoice">As the CRM holds it now.</param>
/// <param name="Balance">Null when its total cannot be read.</param>
/// <param name="Payments">Those that brought money or still can, newest first.</param>
/// <param name="Attention">The open items, oldest first.</param>
public sealed record InvoiceDetails(
    Invoice Invoice, InvoiceBalance? Balance, IReadOnlyList<Payment> Payments, IReadOnlyList<AttentionItem> Attention);

/// <summary>Reads an invoice with everything that belongs to it.</summary>
internal sealed class InvoiceDetailsReader(ICrmInvoices invoices, InvoiceViews views, IAttention attention)
{
    /// <returns>Null for an invoice that the CRM does not show.</returns>
    public async Task<InvoiceDetails?> ReadAsync(Account account, InvoiceId id, CancellationToken cancellationToken)
    {
        if (await invoices.ReadAsync(account, id, cancellationToken) is not InvoiceReading.Found(var invoice))
            return null;
        var view = await views.OfAsync(account, invoice, cancellationToken);
        var open = await attention.ForInvoiceAsync(account.Tenant, invoice.Id, cancellationToken);
        return new InvoiceDetails(invoice, view.Decision.Balance, view.Payments, open);
    }
}
