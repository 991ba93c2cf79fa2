using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts.Sessions;

/// <summary>
/// Authenticates a seller by the token of a session. A write needs an administrator, and so does a read where nobody else may look.
/// </summary>
/// <param name="Token">Of the only header <c>Authorization</c>.</param>
/// <param name="Writes">True for a request that changes something.</param>
public sealed record AuthenticateSessionCommand(string? Token, bool Writes) : IRequest<Result<Seller>>
{
    public override string ToString() => "(token)";
}

internal sealed class AuthenticateSessionHandler(
    ISellerSessions sessions,
    IAccounts accounts,
    ITokens tokens,
    ICrmAuthorization authorization,
    SessionRights rights,
    TimeProvider time
) : IRequestHandler<AuthenticateSessionCommand, Result<Seller>>
{
    // A write for each request of a page would only say what a minute's says.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private static Refusal Ended => new(RefusalKind.Unauthenticated, "session.ended", "The session has ended: reload the page in amoCRM.");

    public async Task<Result<Seller>> Handle(AuthenticateSessionCommand command, CancellationToken cancellationToken)
    {
        if (SessionSecret.TenantOf(command.Token) is not { } tenant)
            return Ended;
        var digest = SessionSecret.TokenDigest(command.Token!);
        var session = await sessions.FindAsync(tenant, digest, cancellationToken);
        var account = await accounts.FindAsync(tenant, cancellationToken);
        if (session is null || !session.Outlives(account))
            return Ended;
        var used = await rights.ReadAsync(session, account, mayFail: !command.Writes, cancellationToken);
        used = used.Use(time.GetUtcNow());
        if (used.RightsReadAt != session.RightsReadAt || used.ExpiresAt - session.ExpiresAt >= Step)
            await sessions.SaveAsync(used, digest, cancellationToken);
        var link = account is { IsActive: true } && await tokens.FindAsync(tenant, cancellationToken) is not null
            ? null
            : authorization.AuthorizationLink(tenant.Platform);
        if (link is null && SellerAccess.RefusalOf(account!, used.IsAdministrator == true, command.Writes) is { } refusal)
            return refusal;
        return new Seller(tenant, used.User.UserId, account?.Profile.Language, link)
        {
            Name = used.User.Name,
            IsAdministrator = used.IsAdministrator == true,
        };
    }
}
