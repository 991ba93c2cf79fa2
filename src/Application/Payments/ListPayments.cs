using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>A page of a seller's payments, newest first.</summary>
public sealed record ListPaymentsQuery(Seller Seller, PaymentSearch Search) : IRequest<Result<PaymentListPage>>;

/// <summary>A page of payments and the position of the next; null on the last page.</summary>
public sealed record PaymentListPage(IReadOnlyList<Payment> Items, PaymentPosition? Next);

internal sealed class ListPaymentsHandler(IPaymentList list) : IRequestHandler<ListPaymentsQuery, Result<PaymentListPage>>
{
    private const int PageSize = 50;

    public async Task<Result<PaymentListPage>> Handle(ListPaymentsQuery query, CancellationToken cancellationToken)
    {
        var found = await list.SearchAsync(query.Seller.Tenant, query.Search, PageSize + 1, cancellationToken);
        var page = found.Take(PageSize).ToList();
        return new PaymentListPage(
            page, found.Count > PageSize ? new PaymentPosition(page[^1].CreatedAt, page[^1].OrderId) : null);
    }
}
