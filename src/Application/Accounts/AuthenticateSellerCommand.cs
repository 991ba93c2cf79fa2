using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>
/// Proves a seller by the CRM's one-time token. A write uses the token up, and needs the page's origin and an administrator.
/// </summary>
/// <param name="Token">The only header <c>X-Auth-Token</c>.</param>
/// <param name="Origin">The header <c>Origin</c>.</param>
/// <param name="Writes">Whether something is about to be changed.</param>
public sealed record AuthenticateSellerCommand(string? Token, string? Origin, bool Writes) : IRequest<Result<Seller>>
{
    public override string ToString() => "(token)";
}
