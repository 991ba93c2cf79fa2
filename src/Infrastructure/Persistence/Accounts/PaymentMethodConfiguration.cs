using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

internal sealed class PaymentMethodConfiguration : IEntityTypeConfiguration<PaymentMethod>
{
    public void Configure(EntityTypeBuilder<PaymentMethod> builder)
    {
        builder.ToTable("payment_methods");
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(PaymentMethod.Code));
        builder.Property(method => method.Code).ValueGeneratedNever();
        // The key is random and unique by itself; a unique index without the tenant is what a sharding database refuses.
        builder.HasIndex(method => new { method.Acquirer, method.NotificationKey }).HasDatabaseName("ix_payment_methods_notification_key");
    }
}
