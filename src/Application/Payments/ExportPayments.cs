using System.Runtime.CompilerServices;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>All payments that a search finds, newest first, read as they are consumed.</summary>
public sealed record ExportPaymentsQuery(Seller Seller, PaymentSearch Search) : IRequest<Result<PaymentExport>>;

/// <param name="Payments">Newest first, read as they are consumed.</param>
/// <param name="Zone">The account's time zone.</param>
public sealed record PaymentExport(IAsyncEnumerable<Payment> Payments, TimeZoneInfo Zone);

internal sealed class ExportPaymentsHandler(IAccounts accounts, IPaymentList list)
    : IRequestHandler<ExportPaymentsQuery, Result<PaymentExport>>
{
    private const int PageSize = 500;

    public async Task<Result<PaymentExport>> Handle(ExportPaymentsQuery query, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(query.Seller.Tenant, cancellationToken);
        return new PaymentExport(PaymentsAsync(query, cancellationToken), account?.Profile.Zone ?? TimeZoneInfo.Utc);
    }

    private async IAsyncEnumerable<Payment> PaymentsAsync(
        ExportPaymentsQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var search = query.Search; ;)
        {
            var page = await list.SearchAsync(query.Seller.Tenant, search, PageSize, cancellationToken);
            foreach (var payment in page)
                yield return payment;
            if (page.Count < PageSize)
                yield break;
            search = search with { After = new PaymentPosition(page[^1].CreatedAt, page[^1].OrderId) };
        }
    }
}
