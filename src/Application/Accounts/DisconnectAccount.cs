using System.Globalization;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>
/// The CRM's hook that a seller disconnected the integration. It can be replayed, so an account that still answers stays.
/// </summary>
public sealed record DisconnectAccountCommand(string? AccountId, string? ClientUuid, string? Signature) : IRequest<Result<Unit>>
{
    public override string ToString() => "disconnect";
}

/// <summary>Disconnects an account only when the CRM itself no longer answers: the hook's signature can be replayed.</summary>
internal sealed class DisconnectAccountHandler(ICrmAuthorization authorization, IAccounts accounts, ITokens tokens)
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
        await tokens.DisconnectAsync(account.Tenant, account.InstalledAt, cancellationToken);
        return Unit.Value;
    }
}
