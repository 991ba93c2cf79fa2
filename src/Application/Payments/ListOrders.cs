using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>A page of the operations that people ordered, newest first.</summary>
/// <param name="Seller">Of the account.</param>
/// <param name="Before">Only those that were ordered earlier; null for the first page.</param>
public sealed record ListOrdersQuery(Seller Seller, DateTimeOffset? Before) : IRequest<Result<OrderPage>>;

/// <summary>A page of operations, and the moment before which the next one begins; null on the last page.</summary>
public sealed record OrderPage(IReadOnlyList<OrderView> Items, DateTimeOffset? Next);

/// <summary>An operation that a person ordered.</summary>
/// <param name="Operation">As it is now.</param>
/// <param name="InvoiceName">As its payment was opened for it.</param>
public sealed record OrderView(PaymentOperation Operation, string InvoiceName);

internal sealed class ListOrdersHandler(IPaymentList payments) : IRequestHandler<ListOrdersQuery, Result<OrderPage>>
{
    private const int PageSize = 50;

    public async Task<Result<OrderPage>> Handle(ListOrdersQuery query, CancellationToken cancellationToken)
    {
        var tenant = query.Seller.Tenant;
        var found = await payments.OrderedByPeopleAsync(tenant, query.Before, PageSize + 1, cancellationToken);
        var page = found.Take(PageSize).ToList();
        var captions = await payments.CaptionsAsync(
            tenant, [.. page.Select(operation => operation.Payment).Distinct()], cancellationToken);
        return new OrderPage(
            [.. page.Select(operation => new OrderView(operation, captions.GetValueOrDefault(operation.Payment)?.InvoiceName ?? ""))],
            found.Count > PageSize ? page[^1].RequestedAt : null);
    }
}
