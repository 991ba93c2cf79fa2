using System.Runtime.CompilerServices;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>All payments that a search finds, newest first, read as they are consumed.</summary>
public sealed record ExportPaymentsQuery(Seller Seller, PaymentSearch Search) : IRequest<Result<IAsyncEnumerable<Payment>>>;

internal sealed class ExportPaymentsHandler(IPaymentList list) : IRequestHandler<ExportPaymentsQuery, Result<IAsyncEnumerable<Payment>>>
{
    private const int PageSize = 500;

    public Task<Result<IAsyncEnumerable<Payment>>> Handle(ExportPaymentsQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IAsyncEnumerable<Payment>>.Of(PaymentsAsync(query, cancellationToken)));

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
