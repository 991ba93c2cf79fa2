using CleanAcquiring.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    // Only claims write these; a payment that orders its work anew leaves them alone.
    public const string Lease = "Lease";
    public const string LeaseUntil = "LeaseUntil";
    public const string TriedAt = "TriedAt";

    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("follow_ups");
        builder.HasKey(work => new { work.Tenant, work.Payment, work.Kind });
        builder.Property<Guid?>(Lease);
        builder.Property<DateTimeOffset?>(LeaseUntil);
        builder.Property<DateTimeOffset?>(TriedAt);
        builder.Property(work => work.LastError).HasMaxLength(500);
        builder.HasIndex(work => work.DueAt).HasFilter("due_at IS NOT NULL");
    }
}
