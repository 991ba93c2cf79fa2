using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>Points before and after each save.</summary>
internal sealed class MortalSaves(Fate fate) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await fate.PassAsync();
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
            await fate.PassAsync();
        return result;
    }
}
