using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>
/// The table of the queue. The lease columns belong to <see cref="FollowUpQueue"/>: no save of a payment writes them.
/// </summary>
internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public const string Lease = "Lease";
    public const string LeaseUntil = "LeaseUntil";
    public const string TriedAt = "TriedAt";

    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("follow_ups");
        Store(builder);
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(FollowUp.Payment), nameof(FollowUp.Kind));
        builder.Property(work => work.Payment).HasColumnName("payment_id").ValueGeneratedNever();
        builder.Property(work => work.Kind).ValueGeneratedNever();
        builder.Property<Guid?>(Lease);
        builder.Property<DateTimeOffset?>(LeaseUntil);
        builder.Property<DateTimeOffset?>(TriedAt);
        builder.HasIndex(work => new { work.Kind, work.DueAt })
            .HasFilter("due_at IS NOT NULL AND parked_at IS NULL")
            .HasDatabaseName("ix_follow_ups_due");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId)
            .HasFilter("parked_at IS NOT NULL")
            .HasDatabaseName("ix_follow_ups_parked");
    }

    // Each try rewrites its row two or three times. Room in the page keeps a claim and a renewal out of the indexes (PostgreSQL's HOT),
    // and the dead copies go by the hundred instead of by the fifth of the table, without pauses: the next claim reads past those left.
    private static void Store(EntityTypeBuilder<FollowUp> builder) =>
        builder
            .HasStorageParameter("fillfactor", 70)
            .HasStorageParameter("autovacuum_vacuum_scale_factor", 0)
            .HasStorageParameter("autovacuum_vacuum_threshold", 500)
            .HasStorageParameter("autovacuum_vacuum_cost_delay", 0);

    /// <summary>
    /// Marks every column as changed: a worker may have put the work off since it was read, so a value that looks unchanged here
    /// may differ in the row.
    /// </summary>
    public static void WriteWhole(EntityEntry<FollowUp> work)
    {
        if (work.State != EntityState.Modified)
            return;
        work.Property(it => it.DueAt).IsModified = true;
        work.Property(it => it.Generation).IsModified = true;
        work.Property(it => it.Attempts).IsModified = true;
        work.Property(it => it.LastError).IsModified = true;
        work.Property(it => it.ParkedAt).IsModified = true;
    }
}
