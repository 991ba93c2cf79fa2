using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The CRM's word that a seller switched the integration off; replayable, so an open account stays.</summary>
public sealed record DisconnectAccountCommand(string? AccountId, string? ClientUuid, string? Signature) : IRequest<Result<Unit>>
{
    public override string ToString() => "disconnect";
}
