using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>The number of an account's open attention items that nobody has seen; at most <see cref="Most"/>.</summary>
public sealed record CountAttentionQuery(Seller Seller) : IRequest<Result<int>>
{
    public const int Most = 100;
}

internal sealed class CountAttentionHandler(IAttention attention) : IRequestHandler<CountAttentionQuery, Result<int>>
{
    public async Task<Result<int>> Handle(CountAttentionQuery query, CancellationToken cancellationToken) =>
        await attention.CountUnseenAsync(query.Seller.Tenant, CountAttentionQuery.Most, cancellationToken);
}
