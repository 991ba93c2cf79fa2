using System.Globalization;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The CRM's word that a seller switched the integration off; replayable, so an open account stays.</summary>
public sealed record DisconnectAccountCommand(string? AccountId, string? ClientUuid, string? Signature) : IRequest<Result<Unit>>
{
    public override string ToString() => "disconnect";
}

/// <summary>Believes the hook only where the CRM itself no longer lets us in: its signature can be replayed.</summary>
internal sealed class DisconnectAccountHandler(ICrmAuthorization authorization, IAccounts accounts, ITokens tokens, IUnitOfWork unitOfWork)
    : IRequestHandler<DisconnectAccountCommand, Result<Unit>>
{
    private static Refusal Unsigned => new(RefusalKind.Forbidden, "disconnect.unsigned", "The signature does not hold.");

    public async Task<Result<Unit>> Handle(DisconnectAccountCommand command, CancellationToken cancellationToken)
    {
        if (!authorization.IsDisconnectSigned(command.AccountId, command.ClientUuid, command.Signature)
            || !long.TryParse(command.AccountId, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Unsigned;
        var account = await accounts.FindByNumberAsync(number, cancellationToken);
        if (account is null || account.IsActive && await authorization.IsOpenAsync(account, cancellationToken))
            return Unit.Value;
        account.Disconnect();
        await unitOfWork.TrySaveAsync(cancellationToken);
        await tokens.RemoveAsync(account.Tenant, cancellationToken);
        return Unit.Value;
    }
}
