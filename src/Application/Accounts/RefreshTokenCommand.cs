using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Accounts;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Keeps a sleeping account's grant alive.</summary>
public sealed record RefreshTokenCommand(TenantKey Tenant) : IRequest<FollowUpOutcome>
{
    /// <summary>Far inside the refresh token's three months, so that an outage of weeks loses nothing.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromDays(3);
}
