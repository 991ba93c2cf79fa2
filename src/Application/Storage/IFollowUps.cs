using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Storage;

/// <summary>The queue of work that is due: rows with a time and a lease, shared by any number of replicas.</summary>
public interface IFollowUps
{
    /// <summary>Takes due rows of a kind for a while, each for one taker only.</summary>
    Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync(
        FollowUpKind kind,
        int limit,
        TimeSpan lease,
        CancellationToken cancellationToken
    );

    /// <summary>Extends the lease, counted from now. False when it was lost.</summary>
    Task<bool> RenewAsync(ClaimedFollowUp work, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Closes work that was done, unless it was ordered anew meanwhile. False when the lease was lost.</summary>
    Task<bool> CompleteAsync(ClaimedFollowUp work, CancellationToken cancellationToken);

    /// <summary>Puts work off, unless it was ordered anew meanwhile. False when the lease was lost.</summary>
    Task<bool> PostponeAsync(ClaimedFollowUp work, DateTimeOffset dueAt, string? error, CancellationToken cancellationToken);

    /// <summary>Gives work up: it stays for a person to see. False when the lease was lost.</summary>
    Task<bool> ParkAsync(ClaimedFollowUp work, string error, CancellationToken cancellationToken);

    /// <summary>Makes waiting work of a payment due now, unless it was tried since the time given.</summary>
    Task ExpediteAsync(
        TenantKey tenant,
        PaymentId payment,
        FollowUpKind kind,
        DateTimeOffset unlessTriedSince,
        CancellationToken cancellationToken
    );

    /// <summary>Makes all parked work of an account due again.</summary>
    Task ReviveAsync(TenantKey tenant, CancellationToken cancellationToken);

    /// <summary>Orders work that an account owes.</summary>
    Task ScheduleForAccountAsync(TenantKey tenant, FollowUpKind kind, DateTimeOffset dueAt, CancellationToken cancellationToken);
}

/// <summary>Work taken by this worker.</summary>
/// <param name="Tenant">The account.</param>
/// <param name="Payment">Of which payment, or <see cref="FollowUp.OfAccount"/>.</param>
/// <param name="Kind">The kind of work.</param>
/// <param name="Generation">Number of the schedule that was claimed.</param>
/// <param name="Attempts">Tries before this one.</param>
/// <param name="Lease">The fencing token: a worker that lost it cannot write.</param>
public sealed record ClaimedFollowUp(TenantKey Tenant, PaymentId Payment, FollowUpKind Kind, int Generation, int Attempts, Guid Lease);
