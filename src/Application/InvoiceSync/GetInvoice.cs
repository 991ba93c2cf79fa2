using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using MediatR;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>An invoice with all its payments and their balance.</summary>
public sealed record GetInvoiceQuery(Seller Seller, InvoiceId Invoice) : IRequest<Result<InvoiceDetails>>;

internal sealed class GetInvoiceHandler(IAccounts accounts, InvoiceDetailsReader details)
    : IRequestHandler<GetInvoiceQuery, Result<InvoiceDetails>>
{
    private static Refusal NoInvoice => new(RefusalKind.NotFound, "invoice.not_found", "The CRM does not show such an invoice.");

    public async Task<Result<InvoiceDetails>> Handle(GetInvoiceQuery query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is not { IsActive: true } account)
            return AccountRefusals.NoAccount;
        return await details.ReadAsync(account, query.Invoice, cancellationToken) is { } found ? found : NoInvoice;
    }
}
