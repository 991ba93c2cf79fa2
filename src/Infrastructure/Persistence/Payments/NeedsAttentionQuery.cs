using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

/// <summary>
/// Brings what the database says now to the objects that a scope watches already: whoever holds one sees the newer state. An object
/// with changes of its own stays as it is; its save will collide.
/// </summary>
internal static class NeedsAttentionQuery
{
    public static Payment Watch(AcquiringDbContext context, Payment fresh)
    {
        var watched = context
            .ChangeTracker.Entries<Payment>()
            .FirstOrDefault(entry => entry.Entity.Id == fresh.Id && entry.Entity.Tenant == fresh.Tenant);
        if (watched is null)
            return Attach(context, fresh);
        if (
            watched.State == EntityState.Unchanged
            && watched.Entity.FollowUps.All(work => context.Entry(work).State == EntityState.Unchanged)
        )
            Refresh(context, watched, fresh);
        return watched.Entity;
    }

    private static Payment Attach(AcquiringDbContext context, Payment fresh)
    {
        foreach (var work in fresh.FollowUps)
            context.Entry(work).SetTenant(fresh.Tenant);
        foreach (var operation in fresh.Operations)
            context.Entry(operation).SetTenant(fresh.Tenant);
        context.Entry(fresh).SetTenant(fresh.Tenant);
        context.Attach(fresh);
        return fresh;
    }

    private static void Refresh(AcquiringDbContext context, EntityEntry<Payment> watched, Payment fresh)
    {
        Copy(watched, fresh);
        foreach (var work in fresh.FollowUps)
        {
            if (watched.Entity.FollowUps.FirstOrDefault(known => known.Kind == work.Kind) is { } known)
            {
                Copy(context.Entry(known), work);
                continue;
            }
            var added = context.Entry(work);
            added.SetTenant(fresh.Tenant);
            added.State = EntityState.Unchanged;
        }
    }

    private static void Copy(EntityEntry watched, object fresh)
    {
        watched.OriginalValues.SetValues(fresh);
        watched.CurrentValues.SetValues(fresh);
    }
}
