using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>The crash points before and after each save.</summary>
internal sealed class CrashPointSaves(CrashPlan crashPlan) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        await PassAsync(eventData);
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        await PassAsync(eventData);
        return result;
    }

    private Task PassAsync(DbContextEventData eventData) =>
        IsLocked(eventData.Context!) ? crashPlan.PassLockedAsync() : crashPlan.PassAsync();

    // A token is stored under the account's lock, which is a transaction or one of this process.
    private static bool IsLocked(DbContext context) =>
        context.Database.CurrentTransaction is not null
        || context.ChangeTracker.Entries().All(row => row.Entity is Account or PaymentMethod);
}
