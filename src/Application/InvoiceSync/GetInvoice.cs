using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>An invoice with all its payments and their balance.</summary>
public sealed record GetInvoiceQuery(Seller Seller, InvoiceId Invoice) : IRequest<Result<InvoiceDetails>>;

/// <summary>An invoice as the unit for which money is owed.</summary>
/// <param name="Invoice">As the CRM holds it now.</param>
/// <param name="Balance">Null when its total cannot be read.</param>
/// <param name="Payments">Those that brought money or still can, newest first.</param>
/// <param name="Attention">The open items, oldest first.</param>
public sealed record InvoiceDetails(
    Invoice Invoice, InvoiceBalance? Balance, IReadOnlyList<Payment> Payments, IReadOnlyList<AttentionItem> Attention);

internal sealed class GetInvoiceHandler(IAccounts accounts, ICrmInvoices invoices, InvoiceViews views, IAttention attention)
    : IRequestHandler<GetInvoiceQuery, Result<InvoiceDetails>>
{
    private static Refusal NoInvoice => new(RefusalKind.NotFound, "invoice.not_found", "The CRM does not show such an invoice.");

    public async Task<Result<InvoiceDetails>> Handle(GetInvoiceQuery query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is not { IsActive: true } account)
            return AccountRefusals.NoAccount;
        if (await invoices.ReadAsync(account, query.Invoice, cancellationToken) is not InvoiceReading.Found(var invoice))
            return NoInvoice;
        var view = await views.OfAsync(account, invoice, cancellationToken);
        var open = await attention.ForInvoiceAsync(account.Tenant, invoice.Id, cancellationToken);
        return new InvoiceDetails(invoice, view.Decision.Balance, view.Payments, open);
    }
}
