using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.Infrastructure.Persistence.Nonces;
using CleanAcquiring.Infrastructure.Persistence.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>
/// The tables. How each looks stands beside its repository; what the two databases do differently stands in the two contexts
/// that derive from this one. What changed is looked for once, before a save, not at every look at what is watched.
/// </summary>
internal abstract class AcquiringDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<PaymentMethod> Methods => Set<PaymentMethod>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<PaymentOperation> Operations => Set<PaymentOperation>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<NotificationRow> Notifications => Set<NotificationRow>();

    public DbSet<UsedNonce> Nonces => Set<UsedNonce>();

    /// <summary>The end of a SELECT whose rows one of many takers gets, without waiting for the others.</summary>
    public abstract string ForOneTaker { get; }

    /// <summary>
    /// Holds an account's row (0 the platform, 1 the number) until the transaction ends; nothing where the database has no such
    /// thing.
    /// </summary>
    public abstract string? AccountLock { get; }

    /// <summary>A time as a parameter of a statement written by hand.</summary>
    public abstract object Timestamp(DateTimeOffset time);

    /// <summary>Whether a save failed because somebody else had written the same key.</summary>
    public abstract bool IsCollision(DbUpdateException failure);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.ConvertDomainValues();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AcquiringDbContext).Assembly);
        modelBuilder.NameInSnakeCase();
    }
}
