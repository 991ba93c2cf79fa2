using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.Infrastructure.Persistence.Nonces;
using CleanAcquiring.Infrastructure.Persistence.Notifications;
using CleanAcquiring.Infrastructure.Persistence.Keys;
using CleanAcquiring.Infrastructure.Persistence.Sessions;
using CleanAcquiring.Infrastructure.Persistence.Trial;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>
/// The tables. Each is configured beside its repository; the two derived contexts hold the differences of the two databases.
/// Changes are detected once, before a save, not at every query of tracked entries.
/// </summary>
internal abstract class AcquiringDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<PaymentMethod> Methods => Set<PaymentMethod>();

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<PaymentOperation> Operations => Set<PaymentOperation>();

    public DbSet<AttentionItem> Attention => Set<AttentionItem>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<NotificationRow> Notifications => Set<NotificationRow>();

    public DbSet<RejectedHour> Rejected => Set<RejectedHour>();

    public DbSet<WebhookEndpoint> WebhookEndpoints => Set<WebhookEndpoint>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    public DbSet<TrialPaymentRow> TrialPayments => Set<TrialPaymentRow>();

    public DbSet<SellerSessionRow> SellerSessions => Set<SellerSessionRow>();

    public DbSet<UsedNonce> Nonces => Set<UsedNonce>();

    public DbSet<UsedKey> Keys => Set<UsedKey>();

    /// <summary>The end of a SELECT that skips rows which another worker has locked.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>
    /// Locks an account's row (0 the platform, 1 the number) until the transaction ends; null where the database has no row locks.
    /// </summary>
    public abstract string? AccountLock { get; }

    /// <summary>A time as a parameter of a statement written by hand.</summary>
    public abstract object Timestamp(DateTimeOffset time);

    /// <summary>True where a save failed because another writer had written the same key, or the database chose it to give way.</summary>
    public abstract bool IsCollision(Exception failure);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.ConvertDomainValues();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AcquiringDbContext).Assembly);
        modelBuilder.NameInSnakeCase();
    }
}
