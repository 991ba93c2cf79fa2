using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The account's settings, with the statuses of its invoices to choose from.</summary>
public sealed record GetRulesQuery(Seller Seller) : IRequest<Result<Rules>>;

/// <param name="Current">As they are now.</param>
/// <param name="Statuses">As the CRM defines them now; null where the account cannot be read.</param>
public sealed record Rules(VersionedSettings Current, IReadOnlyList<CrmInvoiceStatus>? Statuses);

internal sealed class GetRulesHandler(IAccounts accounts, ICrmInvoices invoices) : IRequestHandler<GetRulesQuery, Result<Rules>>
{
    public async Task<Result<Rules>> Handle(GetRulesQuery query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        var statuses = await StatusesAsync(account, cancellationToken);
        return new Rules(new VersionedSettings(account.Settings, account.SettingsVersion), statuses);
    }

    private async Task<IReadOnlyList<CrmInvoiceStatus>?> StatusesAsync(Account account, CancellationToken cancellationToken)
    {
        try
        {
            return await invoices.ListStatusesAsync(account, cancellationToken);
        }
        catch (OutageException)
        {
            return null;
        }
    }
}
