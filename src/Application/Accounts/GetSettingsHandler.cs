using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

internal sealed class GetSettingsHandler(IAccounts accounts) : IRequestHandler<GetSettingsQuery, Result<VersionedSettings>>
{
    public async Task<Result<VersionedSettings>> Handle(GetSettingsQuery query, CancellationToken cancellationToken) =>
        await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is { } account
            ? new VersionedSettings(account.Settings, account.SettingsVersion)
            : AccountRefusals.NoAccount;
}
