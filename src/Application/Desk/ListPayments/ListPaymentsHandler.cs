using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Desk.ListPayments;

internal sealed class ListPaymentsHandler(IPaymentList list) : IRequestHandler<ListPaymentsQuery, Result<PaymentPageOfList>>
{
    private const int PageSize = 50;

    public async Task<Result<PaymentPageOfList>> Handle(ListPaymentsQuery query, CancellationToken cancellationToken)
    {
        var found = await list.SearchAsync(query.Seller.Tenant, query.Search, PageSize + 1, cancellationToken);
        if (found.Count <= PageSize)
            return new PaymentPageOfList(found, null);
        var last = found[PageSize - 1];
        return new PaymentPageOfList([.. found.Take(PageSize)], new PaymentPosition(last.CreatedAt, last.OrderId));
    }
}
