using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Crm;

/// <summary>The deals of a seller's CRM account.</summary>
public interface ICrmDeals
{
    /// <summary>
    /// The stage of the deal that an invoice is linked to, as it is now; null where there is no such deal or the account does not show
    /// it.
    /// </summary>
    /// <exception cref="OutageException">429, 5xx, time-out, content that cannot be parsed.</exception>
    Task<DealStage?> StageOfAsync(Account account, Invoice invoice, CancellationToken cancellationToken);

    /// <summary>The stages of all pipelines as the account defines them now, in its order; null where they cannot be read.</summary>
    /// <exception cref="OutageException">As for a stage.</exception>
    Task<IReadOnlyList<CrmDealStage>?> ListStagesAsync(Account account, CancellationToken cancellationToken);
}

/// <summary>A stage that an account's deals can be in.</summary>
/// <param name="Stage">Its numbers.</param>
/// <param name="Pipeline">The pipeline's name, as the account shows it.</param>
/// <param name="Name">The stage's name, as the account shows it.</param>
public sealed record CrmDealStage(DealStage Stage, string Pipeline, string Name);
