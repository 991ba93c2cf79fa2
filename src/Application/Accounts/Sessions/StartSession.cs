using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts.Sessions;

/// <summary>Trades a code for the token of its session, once.</summary>
/// <param name="Code">From the fragment of the frame's address.</param>
public sealed record StartSessionCommand(string? Code) : IRequest<Result<StartedSession>>
{
    public override string ToString() => "(code)";
}

/// <summary>A session that can be used.</summary>
/// <param name="Token">For the header <c>Authorization</c>.</param>
/// <param name="ExpiresAt">Moves on with each use.</param>
/// <param name="User">Of the CRM.</param>
/// <param name="IsAdministrator">False as well where the CRM did not say.</param>
public sealed record StartedSession(string Token, DateTimeOffset ExpiresAt, Actor User, bool IsAdministrator)
{
    public override string ToString() => "(token)";
}

internal sealed class StartSessionHandler(ISellerSessions sessions, IAccounts accounts, SessionRights rights, TimeProvider time)
    : IRequestHandler<StartSessionCommand, Result<StartedSession>>
{
    private static Refusal BadCode =>
        new(RefusalKind.Unauthenticated, "session.bad_code", "The code was used before, or its minute is over.");

    public async Task<Result<StartedSession>> Handle(StartSessionCommand command, CancellationToken cancellationToken)
    {
        if (SessionSecret.TenantOf(command.Code) is not { } tenant)
            return BadCode;
        var token = SessionSecret.New(tenant);
        var digest = SessionSecret.TokenDigest(token);
        var opened = await sessions.StartAsync(tenant, SessionSecret.CodeDigest(command.Code!), digest, cancellationToken);
        var account = await accounts.FindAsync(tenant, cancellationToken);
        if (opened is null || !opened.Outlives(account))
            return BadCode;
        var started = await rights.ReadAsync(opened, account, mayFail: true, cancellationToken);
        started = started.Use(time.GetUtcNow());
        await sessions.SaveAsync(started, digest, cancellationToken);
        return new StartedSession(token, started.ExpiresAt, started.User, started.IsAdministrator == true);
    }
}
