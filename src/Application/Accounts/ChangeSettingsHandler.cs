using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

internal sealed class ChangeSettingsHandler(IAccounts accounts, IUnitOfWork unitOfWork)
    : IRequestHandler<ChangeSettingsCommand, Result<VersionedSettings>>
{
    public async Task<Result<VersionedSettings>> Handle(ChangeSettingsCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        if (command.Version is { } version && version != account.SettingsVersion)
            return AccountRefusals.ChangedMeanwhile;
        account.Decide(command.Settings);
        return await unitOfWork.TrySaveAsync(cancellationToken)
            ? new VersionedSettings(account.Settings, account.SettingsVersion)
            : AccountRefusals.ChangedMeanwhile;
    }
}
