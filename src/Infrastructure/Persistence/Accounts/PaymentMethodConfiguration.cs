using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

internal sealed class PaymentMethodConfiguration : IEntityTypeConfiguration<PaymentMethod>
{
    public void Configure(EntityTypeBuilder<PaymentMethod> builder)
    {
        builder.ToTable("payment_methods");
        builder.HasKey(method => new { method.Tenant, method.Code });
        builder.Property(method => method.Acquirer).HasMaxLength(30);
        builder.Property(method => method.NotificationKey).HasMaxLength(64);
        builder.HasIndex(method => new { method.Acquirer, method.NotificationKey }).IsUnique();
    }
}
