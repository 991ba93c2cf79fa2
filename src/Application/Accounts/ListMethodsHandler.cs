using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

internal sealed class ListMethodsHandler(IAccounts accounts, MethodViews views)
    : IRequestHandler<ListMethodsQuery, Result<IReadOnlyList<MethodView>>>
{
    public async Task<Result<IReadOnlyList<MethodView>>> Handle(ListMethodsQuery query, CancellationToken cancellationToken) =>
        await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is { } account
            ? Result<IReadOnlyList<MethodView>>.Of([
                .. account.Methods.OrderBy(method => method.Code.Value, StringComparer.Ordinal).Select(views.Of),
            ])
            : AccountRefusals.NoAccount;
}
