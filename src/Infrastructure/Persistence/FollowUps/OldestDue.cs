using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>How far the queue lags behind.</summary>
internal sealed class OldestDue(AcquiringDbContext context, TimeProvider time)
{
    public async Task<TimeSpan> AgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var oldest = await context.FollowUps
            .Where(work => work.DueAt <= now && work.ParkedAt == null)
            .OrderBy(work => work.DueAt)
            .Select(work => work.DueAt)
            .FirstOrDefaultAsync(cancellationToken);
        return oldest is { } due ? now - due : TimeSpan.Zero;
    }
}
