using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Refreshes the tokens of an account before they expire unused.</summary>
public sealed record RefreshTokenCommand(TenantKey Tenant) : IRequest<FollowUpOutcome>
{
    /// <summary>Far inside the refresh token's three months, so that an outage of weeks loses nothing.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromDays(3);
}

/// <summary>Refreshes the tokens of an account before they expire unused.</summary>
internal sealed class RefreshTokenHandler(IAccounts accounts, IFollowUps followUps, ICrmAuthorization authorization, TimeProvider time)
    : IRequestHandler<RefreshTokenCommand, FollowUpOutcome>
{
    public async Task<FollowUpOutcome> Handle(RefreshTokenCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Tenant, cancellationToken) is not { IsActive: true } account)
            return new FollowUpOutcome.Done();
        if (await authorization.RefreshAsync(account, cancellationToken) == RefreshOutcome.Refreshed)
            await followUps.ScheduleForAccountAsync(
                command.Tenant,
                Domain.Payments.FollowUpKind.RefreshToken,
                time.GetUtcNow() + RefreshTokenCommand.Interval,
                cancellationToken
            );
        return new FollowUpOutcome.Done();
    }
}
