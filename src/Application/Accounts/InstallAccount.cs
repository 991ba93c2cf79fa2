using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The CRM's redirect after an administrator agreed. Everything in it is untrusted.</summary>
public sealed record InstallAccountCommand(string? Code, string? Referer, bool FromWidget, string? State, string? ClientId)
    : IRequest<Result<TenantKey>>
{
    // The code can be exchanged for tokens.
    public override string ToString() => $"from {Referer}";
}

/// <summary>Exchanges the code at the account's own host, and only there, and activates the account.</summary>
internal sealed class InstallAccountHandler(
    ICrmAuthorization authorization,
    IAccounts accounts,
    ITokens tokens,
    INonces nonces,
    IFollowUps followUps,
    IUnitOfWork unitOfWork,
    TimeProvider time) : IRequestHandler<InstallAccountCommand, Result<TenantKey>>
{
    private static Refusal Untrusted =>
        new(RefusalKind.Invalid, "install.untrusted", "The call does not come from where an installation comes from.");
    private static Refusal CodeRefused => new(RefusalKind.Conflict, "install.code_refused", "The CRM did not accept the code.");
    private static Refusal Raced => new(RefusalKind.Conflict, "install.raced", "The account is being installed by another call.");

    public async Task<Result<TenantKey>> Handle(InstallAccountCommand command, CancellationToken cancellationToken)
    {
        if (
            !authorization.IsAccountHost(command.Referer)
            || string.IsNullOrWhiteSpace(command.Code)
            || !await IsExpectedAsync(command, cancellationToken)
        )
            return Untrusted;
        if (await authorization.ExchangeAsync(command.Referer!, command.Code, cancellationToken) is not ExchangeOutcome.Granted granted)
            return CodeRefused;

        var now = time.GetUtcNow();
        if (await accounts.FindAsync(granted.Tenant, cancellationToken) is { } known)
            known.Install(granted.Profile, now);
        else
            accounts.Add(new Account(granted.Tenant, granted.Profile, now));
        if (!await unitOfWork.TrySaveAsync(cancellationToken))
            return Raced;
        await tokens.StoreAsync(granted.Tenant, granted.Tokens, cancellationToken);
        await followUps.ScheduleForAccountAsync(
            granted.Tenant,
            FollowUpKind.RefreshToken,
            now + RefreshTokenCommand.Interval,
            cancellationToken
        );
        await followUps.ReviveAsync(granted.Tenant, cancellationToken);
        return granted.Tenant;
    }

    // The widget's hook is a server's call without a state; a browser's call needs the one that we issued, once.
    private async Task<bool> IsExpectedAsync(InstallAccountCommand command, CancellationToken cancellationToken) =>
        command.FromWidget && command.State is null
        || authorization.ReadState(command.State) is { } nonce
            && await nonces.TryUseAsync("oauth-state", nonce.Value, nonce.ExpiresAt, cancellationToken);
}
