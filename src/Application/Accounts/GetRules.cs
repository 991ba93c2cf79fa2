using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The account's settings, with the statuses of its invoices and the stages of its deals to choose from.</summary>
public sealed record GetRulesQuery(Seller Seller) : IRequest<Result<Rules>>;

/// <param name="Current">As they are now.</param>
/// <param name="Statuses">As the CRM defines them now; null where the account cannot be read.</param>
/// <param name="Stages">The same of its deals' stages.</param>
public sealed record Rules(
    VersionedSettings Current, IReadOnlyList<CrmInvoiceStatus>? Statuses, IReadOnlyList<CrmDealStage>? Stages);

internal sealed class GetRulesHandler(IAccounts accounts, ICrmInvoices invoices, ICrmDeals deals)
    : IRequestHandler<GetRulesQuery, Result<Rules>>
{
    public async Task<Result<Rules>> Handle(GetRulesQuery query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        return new Rules(
            new VersionedSettings(account.Settings, account.SettingsVersion),
            await OrNothingAsync(() => invoices.ListStatusesAsync(account, cancellationToken)),
            await OrNothingAsync(() => deals.ListStagesAsync(account, cancellationToken)));
    }

    private static async Task<IReadOnlyList<T>?> OrNothingAsync<T>(Func<Task<IReadOnlyList<T>?>> list)
    {
        try
        {
            return await list();
        }
        catch (OutageException)
        {
            return null;
        }
    }
}
