using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments");
        builder.HasKey(payment => new { payment.Tenant, payment.Id });
        builder.Property(payment => payment.Acquirer).HasMaxLength(30);
        builder.Property(payment => payment.OrderId).HasMaxLength(36);
        builder.ComplexProperty(payment => payment.Amount);
        builder.ComplexProperty(payment => payment.Refunded);
        builder.Property(payment => payment.Page).AsJson();
        builder.Property(payment => payment.Receipt).AsJson();
        builder.Property(payment => payment.Explanation).AsJson();
        builder.Ignore(payment => payment.Reference);
        builder.Ignore(payment => payment.Held);

        builder.HasIndex(payment => payment.PublicId).IsUnique();
        builder.HasIndex(payment => new { payment.Tenant, payment.Acquirer, payment.OrderId }).IsUnique();
        // At most one live attempt for an invoice and a method: Created, Pending, Authorized, Unknown.
        builder.HasIndex(payment => new { payment.Tenant, payment.Invoice, payment.Method }).IsUnique().HasFilter("status IN (1, 2, 3, 10)").HasDatabaseName("one_live_attempt");
        builder.HasIndex(payment => new { payment.Tenant, payment.Invoice });

        builder.HasMany(payment => payment.Timeline).WithOne().HasForeignKey(TimelineEntryConfiguration.Tenant, TimelineEntryConfiguration.Payment);
        builder.Navigation(payment => payment.Timeline).HasField("timeline").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(payment => payment.FollowUps).WithOne().HasForeignKey(work => new { work.Tenant, work.Payment });
        builder.Navigation(payment => payment.FollowUps).HasField("followUps").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
