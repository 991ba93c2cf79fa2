using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

/// <summary>The key is the guard: two writers of one payment number their entries alike, and the second save fails as a whole.</summary>
internal sealed class TimelineEntryConfiguration : IEntityTypeConfiguration<TimelineEntry>
{
    public const string Tenant = "Tenant";
    public const string Payment = "PaymentId";

    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("timeline_entries");
        builder.Property<TenantKey>(Tenant);
        builder.Property<PaymentId>(Payment);
        builder.HasKey(Tenant, Payment, nameof(TimelineEntry.Number));
        builder.Property(entry => entry.Number).ValueGeneratedNever();
        builder.Property(entry => entry.Code).HasMaxLength(60);
    }
}
