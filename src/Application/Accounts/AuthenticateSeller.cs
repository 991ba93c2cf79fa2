using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>
/// Authenticates a seller by the CRM's one-time token. A write uses the token up, and needs the page's origin and an administrator; a
/// read needs one where the account lets nobody else look.
/// </summary>
/// <param name="Token">The only header <c>X-Auth-Token</c>.</param>
/// <param name="Origin">The header <c>Origin</c>.</param>
/// <param name="Writes">True for a request that changes something.</param>
public sealed record AuthenticateSellerCommand(string? Token, string? Origin, bool Writes) : IRequest<Result<Seller>>
{
    public override string ToString() => "(token)";
}

/// <summary>The seller's user, with the tenant that the token proved.</summary>
/// <param name="Tenant">From the token and from nowhere else.</param>
/// <param name="UserId">In the CRM.</param>
/// <param name="Language">Of the account.</param>
/// <param name="ReauthorizeLink">Set when the account must be re-authorised: it can read that, and nothing else.</param>
public sealed record Seller(TenantKey Tenant, long UserId, string? Language, Uri? ReauthorizeLink)
{
    /// <summary>Of the refusal to a user who may not even look.</summary>
    public const string NotAdmittedCode = "seller.not_admitted";

    /// <summary>Of the user; null where the CRM did not tell it.</summary>
    public string? Name { get; init; }

    /// <summary>True for an administrator who came by a session; a one-time token is asked for it only when it writes.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>The user as timelines and the journal name it.</summary>
    public Actor Actor => new(UserId, Name);
}

internal sealed class AuthenticateSellerHandler(SellerProofs proofs, ICrmAuthorization authorization, INonces nonces)
    : IRequestHandler<AuthenticateSellerCommand, Result<Seller>>
{
    public async Task<Result<Seller>> Handle(AuthenticateSellerCommand command, CancellationToken cancellationToken)
    {
        if (await proofs.FindAsync(command.Token, cancellationToken) is not { } proof)
            return SellerProofs.Unproved;
        if (proof.Granted is { } account && await RefusalOfAsync(command, proof, account, cancellationToken) is { } refusal)
            return refusal;
        var link = proof.Granted is null ? authorization.AuthorizationLink(proof.Tenant.Platform) : null;
        return new Seller(proof.Tenant, proof.Token.UserId, proof.Account?.Profile.Language, link);
    }

    private async Task<Refusal?> RefusalOfAsync(
        AuthenticateSellerCommand command, SellerProof proof, Account account, CancellationToken cancellationToken)
    {
        var token = proof.Token;
        if (command.Writes && !proof.IsOwnPage(command.Origin))
            return SellerProofs.ForeignOrigin;
        if (command.Writes
            && !await nonces.TryUseAsync("seller-token", token.Nonce.Value, token.Nonce.ExpiresAt, cancellationToken))
            return SellerProofs.Unproved;
        if (!SellerAccess.DependsOnRights(account, command.Writes))
            return null;
        var isAdministrator =
            token.IsAdmin ?? (await authorization.FindUserAsync(account, token.UserId, cancellationToken))?.IsAdministrator;
        return SellerAccess.RefusalOf(account, isAdministrator == true, command.Writes);
    }
}
