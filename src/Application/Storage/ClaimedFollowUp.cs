using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Storage;

/// <summary>Work taken by this worker.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Payment">Of which payment, or <see cref="FollowUp.OfAccount"/>.</param>
/// <param name="Kind">What.</param>
/// <param name="Generation">Which order of it.</param>
/// <param name="Attempts">Tries before this one.</param>
/// <param name="Lease">The fence: whoever lost it cannot write.</param>
public sealed record ClaimedFollowUp(TenantKey Tenant, PaymentId Payment, FollowUpKind Kind, int Generation, int Attempts, Guid Lease);
