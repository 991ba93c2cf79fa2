using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId);
        builder.ComplexProperty(account => account.Profile, profile =>
        {
            profile.Ignore(it => it.Zone);
            profile.Property(it => it.Host).HasColumnName("host");
            profile.Property(it => it.Name).HasColumnName("name");
        });
        builder.Property(account => account.Settings).HasConversion(StoredJson.Conversion<SellerSettings>());
        builder.Ignore(account => account.IsActive);
        TokenColumns.Configure(builder);

        builder.HasMany(account => account.Methods).WithOne().HasForeignKey(Tenancy.Platform, Tenancy.AccountId);
        builder.Navigation(account => account.Methods).HasField("methods").UsePropertyAccessMode(PropertyAccessMode.Field);
        // A payment link names the number alone.
        builder.HasIndex(Tenancy.AccountId).HasDatabaseName("ix_accounts_number");
    }
}

internal sealed class PaymentMethodConfiguration : IEntityTypeConfiguration<PaymentMethod>
{
    public void Configure(EntityTypeBuilder<PaymentMethod> builder)
    {
        builder.ToTable("payment_methods");
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(PaymentMethod.Code));
        builder.Property(method => method.Code).ValueGeneratedNever();
        // Not unique: the key is random anyway, and a sharding database refuses a unique index without the tenant.
        builder.HasIndex(method => new { method.Acquirer, method.NotificationKey }).HasDatabaseName("ix_payment_methods_notification_key");
    }
}
