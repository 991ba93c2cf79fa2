using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

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
        builder.Ignore(account => account.RemovedMethods);
        TokenColumns.Configure(builder);

        builder.HasMany(account => account.Methods).WithOne().HasForeignKey(Tenancy.Platform, Tenancy.AccountId);
        builder.Navigation(account => account.Methods).HasField("methods").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(account => account.Journal).WithOne().HasForeignKey(Tenancy.Platform, Tenancy.AccountId);
        builder.Navigation(account => account.Journal).HasField("journal").UsePropertyAccessMode(PropertyAccessMode.Field);
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
        builder
            .Property(method => method.Problems)
            .HasConversion(StoredJson.Conversion<IReadOnlyList<MethodProblem>>(), StoredJson.Comparer<MethodProblem>());
        builder.Property(method => method.Supplier).HasConversion(StoredSupplier.Conversion, StoredSupplier.Comparer);
        builder.Ignore(method => method.Link);
        builder.Ignore(method => method.Current);
        builder.Ignore(method => method.Acquirer);
        builder.Ignore(method => method.Settings);
        builder
            .HasMany(method => method.Credentials)
            .WithOne()
            .HasForeignKey(Tenancy.Platform, Tenancy.AccountId, CredentialVersionConfiguration.Method);
        builder.Navigation(method => method.Credentials).HasField("credentials").UsePropertyAccessMode(PropertyAccessMode.Field);
        // Not unique: the key is random anyway, and a sharding database refuses a unique index without the tenant.
        builder.HasIndex(method => method.NotificationKey).HasDatabaseName("ix_payment_methods_notification_key");
    }
}

/// <summary>The legal entities of a method's shop as JSON.</summary>
internal static class StoredSupplier
{
    public static readonly ValueConverter<SupplierShop, string> Conversion = new(
        shop => StoredJson.Write(new Row(shop.TaxNumbers, shop.Link == null ? null : shop.Link.Value.Value)),
        json => Of(StoredJson.Read<Row>(json)));

    /// <summary>It is replaced, never changed.</summary>
    public static readonly ValueComparer<SupplierShop> Comparer = new(
        (left, right) => ReferenceEquals(left, right)
            || left!.Link == right!.Link && left.TaxNumbers.SequenceEqual(right.TaxNumbers),
        shop => shop.TaxNumbers.Count,
        shop => shop);

    private static SupplierShop Of(Row row) => new(row.TaxNumbers, MethodCode.Parse(row.Link));

    private sealed record Row(IReadOnlyList<string> TaxNumbers, string? Link);
}

/// <summary>The credentials of methods. Two changes at once collide at the key, so that none overwrites another.</summary>
internal sealed class CredentialVersionConfiguration : IEntityTypeConfiguration<CredentialVersion>
{
    public const string Method = "MethodCode";

    public void Configure(EntityTypeBuilder<CredentialVersion> builder)
    {
        builder.ToTable("credential_versions");
        builder.HasTenant();
        builder.Property<MethodCode>(Method);
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, Method, nameof(CredentialVersion.Number));
        builder.Property(version => version.Number).ValueGeneratedNever();
    }
}

/// <summary>The journals, appended to alone. The second of two changes at once meets a taken number and its whole save fails.</summary>
internal sealed class JournalConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal_entries");
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(JournalEntry.Number));
        builder.Property(entry => entry.Number).ValueGeneratedNever();
        builder.Property(entry => entry.By).HasColumnName("actor");
        Facts(builder.Property(entry => entry.Before));
        Facts(builder.Property(entry => entry.After));
    }

    private static void Facts(PropertyBuilder<IReadOnlyDictionary<string, string?>> facts) =>
        facts.HasConversion(
            StoredJson.Conversion<IReadOnlyDictionary<string, string?>>(),
            new ValueComparer<IReadOnlyDictionary<string, string?>>(
                (left, right) => ReferenceEquals(left, right), map => map.Count, map => map));
}
