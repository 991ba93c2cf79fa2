using System.Globalization;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts.Sessions;

/// <summary>Opens a session for the widget's user. The widget gives the code to our frame, which trades it for a token.</summary>
/// <param name="Token">The only header <c>X-Auth-Token</c>.</param>
/// <param name="Origin">The header <c>Origin</c>: the account's own page.</param>
public sealed record OpenSessionCommand(string? Token, string? Origin) : IRequest<Result<OpenedSession>>
{
    public override string ToString() => "(token)";
}

/// <summary>A code that is traded once.</summary>
public sealed record OpenedSession(string Code, TimeSpan ExpiresIn)
{
    public override string ToString() => "(code)";
}

/// <summary>
/// The CRM's page may keep its one-time token for half an hour, so that a token may open a session again, a few times; the journal has
/// each time. An account without a grant gets a session as well: its page shows how to connect again.
/// </summary>
internal sealed class OpenSessionHandler(
    SellerProofs proofs, IAccounts accounts, INonces nonces, ISellerSessions sessions, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<OpenSessionCommand, Result<OpenedSession>>
{
    private const int MostTimes = 5;

    private static Refusal UsedUp =>
        new(RefusalKind.Unauthenticated, "seller.token_used_up", "The token has opened as many sessions as it may.");

    public async Task<Result<OpenedSession>> Handle(OpenSessionCommand command, CancellationToken cancellationToken)
    {
        if (await proofs.FindAsync(command.Token, cancellationToken) is not { } proof)
            return SellerProofs.Unproved;
        if (!proof.IsOwnPage(command.Origin))
            return SellerProofs.ForeignOrigin;
        if (await CountAsync(proof, cancellationToken) is not { } times)
            return UsedUp;
        var now = time.GetUtcNow();
        var session = SellerSession.Open(proof.Tenant, proof.Token.UserId, now);
        if (proof.Granted is { } account)
            session = session with { InstalledAt = account.InstalledAt, IsAdministrator = proof.Token.IsAdmin };
        if (times > 1)
            await RecordAsync(session, times, cancellationToken);
        var code = SessionSecret.New(proof.Tenant);
        await sessions.AddAsync(session, SessionSecret.CodeDigest(code), cancellationToken);
        return new OpenedSession(code, SellerSession.CodeLife);
    }

    private async Task<int?> CountAsync(SellerProof proof, CancellationToken cancellationToken)
    {
        for (var times = 1; times <= MostTimes; times++)
        {
            var purpose = string.Create(CultureInfo.InvariantCulture, $"seller-session-{times}");
            if (await nonces.TryUseAsync(purpose, proof.Token.Nonce.Value, proof.Token.Nonce.ExpiresAt, cancellationToken))
                return times;
        }
        return null;
    }

    private Task RecordAsync(SellerSession session, int times, CancellationToken cancellationToken) => unitOfWork.ChangeAsync(
        async token =>
        {
            var after = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["times"] = times.ToString(CultureInfo.InvariantCulture),
            };
            var account = await accounts.FindAsync(session.Tenant, token);
            account?.Record(session.User, "session.reopened", "account", MethodFacts.None, after, session.OpenedAt);
            return Unit.Value;
        },
        cancellationToken);
}
