using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using MediatR;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>The invoices of a deal with their payments, newest first.</summary>
/// <param name="Seller">The user who looks at the deal.</param>
/// <param name="Deal">Its number in the CRM.</param>
/// <param name="After">The last invoice of the page before; null for the first page.</param>
public sealed record ListDealInvoicesQuery(Seller Seller, long Deal, InvoiceId? After) : IRequest<Result<DealInvoicePage>>;

/// <param name="Items">Newest first.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record DealInvoicePage(IReadOnlyList<InvoiceDetails> Items, InvoiceId? Next);

internal sealed class ListDealInvoicesHandler(IAccounts accounts, ICrmInvoices invoices, InvoiceDetailsReader details)
    : IRequestHandler<ListDealInvoicesQuery, Result<DealInvoicePage>>
{
    // Each invoice is a call, and the CRM takes seven a second.
    private const int PageSize = 5;

    private static Refusal AccountClosed => new(RefusalKind.Conflict, "account.closed", "The CRM does not let us read the account now.");

    public async Task<Result<DealInvoicePage>> Handle(ListDealInvoicesQuery query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is not { IsActive: true } account)
            return AccountRefusals.NoAccount;
        if (await invoices.ListOfDealAsync(account, query.Deal, cancellationToken) is not { } all)
            return AccountClosed;
        var left = all.Where(id => query.After is not { } after || id.Value < after.Value).OrderByDescending(id => id.Value).ToArray();
        var items = new List<InvoiceDetails>();
        foreach (var id in left.Take(PageSize))
        {
            if (await details.ReadAsync(account, id, cancellationToken) is { } found)
                items.Add(found);
        }
        return new DealInvoicePage(items, left.Length > PageSize ? left[PageSize - 1] : null);
    }
}
