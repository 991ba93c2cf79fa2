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
        builder.HasKey(account => account.Tenant);
        builder.Property(account => account.Profile).AsJson();
        builder.Property(account => account.Settings).AsJson();
        builder.Property(account => account.SettingsVersion).IsConcurrencyToken();
        builder.Ignore(account => account.IsActive);
        builder.HasMany(account => account.Methods).WithOne().HasForeignKey(method => method.Tenant);
        builder.Navigation(account => account.Methods).HasField("methods").UsePropertyAccessMode(PropertyAccessMode.Field);
        StoredTokens.Map(builder);
    }
}
