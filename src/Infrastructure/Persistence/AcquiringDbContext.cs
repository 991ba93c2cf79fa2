using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.Infrastructure.Persistence.Nonces;
using CleanAcquiring.Infrastructure.Persistence.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>The tables. Each key begins with the tenant, so that a sharding Postgres can distribute by it.</summary>
internal abstract class AcquiringDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<StoredNotification> Notifications => Set<StoredNotification>();

    public DbSet<UsedNonce> Nonces => Set<UsedNonce>();

    /// <summary>A save of payments is one batch, which this database runs as one transaction without being told.</summary>
    public abstract bool RunsABatchAsOneTransaction { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conversions.Add(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AcquiringDbContext).Assembly);
        SnakeCase.Apply(modelBuilder.Model);
    }
}
