using System.Text.RegularExpressions;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Retention;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The CRM's redirect after an administrator agreed. Everything in it is untrusted.</summary>
public sealed record InstallAccountCommand(string? Code, string? Referer, bool FromWidget, string? State, string? ClientId)
    : IRequest<Result<TenantKey>>
{
    // The code can be exchanged for tokens.
    public override string ToString() => $"from {Referer}";
}

internal sealed partial class InstallAccountValidator : AbstractValidator<InstallAccountCommand>
{
    public InstallAccountValidator() =>
        RuleFor(command => command.Code)
            .Must(code => code is not null && Code().IsMatch(code))
            .WithErrorCode("install.untrusted").WithMessage("The code is none of the CRM's.");

    [GeneratedRegex(@"\A[A-Za-z0-9\-_.~+/=]{20,4096}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
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
    private static Refusal Weaker =>
        new(RefusalKind.Forbidden, "install.weaker_grant", "An administrator's grant is in force, and this user has fewer rights.");

    public async Task<Result<TenantKey>> Handle(InstallAccountCommand command, CancellationToken cancellationToken)
    {
        if (
            !authorization.IsAccountHost(command.Referer)
            || command.ClientId is { } client && !authorization.IsOwnClient(client)
            || !await IsExpectedAsync(command, cancellationToken)
        )
            return Untrusted;
        if (await authorization.ExchangeAsync(command.Referer!, command.Code!, cancellationToken) is not ExchangeOutcome.Granted granted)
            return CodeRefused;
        if (!granted.ByAdministrator && await HasStrongerAsync(granted.Tenant, cancellationToken))
            return Weaker;

        var now = time.GetUtcNow();
        // The code is spent: another writer must not cost its tokens.
        await unitOfWork.ChangeAsync(
            async _ =>
            {
                if (await accounts.FindAsync(granted.Tenant, cancellationToken) is { } known)
                    known.Install(granted.Profile, now);
                else
                    accounts.Add(new Account(granted.Tenant, granted.Profile, now));
                return granted.Tenant;
            },
            cancellationToken);
        await tokens.StoreAsync(granted.Tenant, granted.Tokens, cancellationToken);
        await followUps.ScheduleForAccountAsync(
            granted.Tenant, FollowUpKind.RefreshToken, now + RefreshTokenCommand.Interval, cancellationToken);
        await followUps.ScheduleForAccountAsync(
            granted.Tenant, FollowUpKind.EnforceRetention, now + EnforceRetentionCommand.Interval, cancellationToken);
        await followUps.ReviveAsync(granted.Tenant, cancellationToken);
        return granted.Tenant;
    }

    // Whoever may use the widget can grant, with no more rights than his own.
    private async Task<bool> HasStrongerAsync(TenantKey tenant, CancellationToken cancellationToken) =>
        await accounts.FindAsync(tenant, cancellationToken) is { IsActive: true } known
        && await authorization.HasAdministratorsGrantAsync(known, cancellationToken);

    // The widget's hook is a server's call without a state; a browser's call needs the one that we issued, once.
    private async Task<bool> IsExpectedAsync(InstallAccountCommand command, CancellationToken cancellationToken) =>
        command.FromWidget && command.State is null
        || authorization.ReadState(command.State) is { } nonce
            && await nonces.TryUseAsync("oauth-state", nonce.Value, nonce.ExpiresAt, cancellationToken);
}
