using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The account's settings.</summary>
public sealed record GetSettingsQuery(Seller Seller) : IRequest<Result<VersionedSettings>>;

/// <summary>Settings with the version that a change must name.</summary>
public sealed record VersionedSettings(SellerSettings Settings, int Version);

internal sealed class GetSettingsHandler(IAccounts accounts) : IRequestHandler<GetSettingsQuery, Result<VersionedSettings>>
{
    public async Task<Result<VersionedSettings>> Handle(GetSettingsQuery query, CancellationToken cancellationToken) =>
        await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is { } account
            ? new VersionedSettings(account.Settings, account.SettingsVersion)
            : AccountRefusals.NoAccount;
}
