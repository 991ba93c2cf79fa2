using CleanAcquiring.Domain.Accounts;
using MediatR;

namespace CleanAcquiring.Application.FollowUps.RefreshToken;

/// <summary>Keeps a sleeping account's grant alive.</summary>
public sealed record RefreshTokenCommand(TenantKey Tenant) : IRequest<FollowUpOutcome>;
