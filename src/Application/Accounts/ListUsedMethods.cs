using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The payment methods that an account has or had, to find their payments by.</summary>
public sealed record ListUsedMethodsQuery(Seller Seller) : IRequest<Result<IReadOnlyList<UsedMethod>>>;

/// <param name="Code">In the payment link.</param>
/// <param name="AcquirerTitle">The acquirer's name for people.</param>
/// <param name="IsRemoved">True where it was removed: its payments stay.</param>
public sealed record UsedMethod(string Code, string AcquirerTitle, bool IsRemoved);

internal sealed class ListUsedMethodsHandler(IAccounts accounts, AcquirerDirectory acquirers)
    : IRequestHandler<ListUsedMethodsQuery, Result<IReadOnlyList<UsedMethod>>>
{
    public async Task<Result<IReadOnlyList<UsedMethod>>> Handle(ListUsedMethodsQuery query, CancellationToken cancellationToken) =>
        await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is { } account
            ? Result<IReadOnlyList<UsedMethod>>.Of(
            [
                .. account.FindAllEver()
                    .OrderBy(method => method.RemovedAt is not null)
                    .ThenBy(method => method.Code.Value, StringComparer.Ordinal)
                    .Select(method => new UsedMethod(
                        method.Code.Value,
                        acquirers.TitleOf(method.Acquirer),
                        method.RemovedAt is not null)),
            ])
            : AccountRefusals.NoAccount;
}
