using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

/// <summary>
/// The timeline is the guard against two writers: each change of a payment appends entries that are numbered on from what its writer
/// had read, so the second of two writers meets a key that is taken and its whole save fails.
/// </summary>
internal sealed class TimelineConfiguration : IEntityTypeConfiguration<TimelineEntry>
{
    public const string Payment = "PaymentId";

    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("timeline_entries");
        builder.HasTenant();
        builder.Property<PaymentId>(Payment);
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, Payment, nameof(TimelineEntry.Number));
        builder.Property(entry => entry.Number).ValueGeneratedNever();
        builder.Property(entry => entry.From).HasColumnName("from_status");
        builder.Property(entry => entry.To).HasColumnName("to_status");
    }
}
