using System.Collections.Concurrent;
using CleanAcquiring.Application.Retention;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Notifications;

/// <summary>
/// Remembers the addresses at which enough rejected notifications were stored in this hour, so that a stranger who knows one cannot
/// fill the database. A replica that does not know it yet stores one more.
/// </summary>
internal sealed class RejectedBudget(RetentionPolicy policy, TimeProvider time)
{
    private readonly ConcurrentDictionary<(TenantKey, MethodCode), DateTimeOffset> spentUntil = new();

    public bool IsSpent(TenantKey tenant, MethodCode method) =>
        spentUntil.TryGetValue((tenant, method), out var until) && time.GetUtcNow() < until;

    /// <param name="tenant">The account.</param>
    /// <param name="method">The method of the address.</param>
    /// <param name="inThisHour">Rejected notifications at its address, this one included.</param>
    public void Note(TenantKey tenant, MethodCode method, int inThisHour)
    {
        if (inThisHour >= policy.RejectedPerHour)
            spentUntil[(tenant, method)] = CountedHour.Of(time.GetUtcNow()).AddHours(1);
    }
}
