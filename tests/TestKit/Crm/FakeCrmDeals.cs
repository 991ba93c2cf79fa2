using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.TestKit.Crm;

/// <summary>The one deal of all invoices, and the stages of the account.</summary>
public sealed class FakeCrmDeals(FakeCrm crm) : ICrmDeals
{
    /// <summary>The place of the deal; null without one.</summary>
    public DealStage? Stage { get; set; }

    /// <summary>Null where they cannot be read.</summary>
    public IReadOnlyList<CrmDealStage>? Stages { get; set; } = [];

    /// <summary>Look-ups of the deal so far.</summary>
    public int Reads { get; private set; }

    public Task<DealStage?> StageOfAsync(Account account, Invoice invoice, CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("deals.stage");
        Reads++;
        return Task.FromResult(crm.ClosedFor is null ? Stage : null);
    }

    public Task<IReadOnlyList<CrmDealStage>?> ListStagesAsync(Account account, CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("deals.stages");
        return Task.FromResult(crm.ClosedFor is null ? Stages : null);
    }
}
