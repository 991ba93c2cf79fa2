using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public static readonly PaymentStatus[] Live = [.. Enum.GetValues<PaymentStatus>().Where(status => status.IsLive())];

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments");
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Id));
        builder.Property(payment => payment.Id).ValueGeneratedNever();
        builder.Property(payment => payment.Invoice).HasColumnName("invoice_id");
        builder.ComplexProperty(payment => payment.Amount, sum => Columns(sum, "amount", "currency"));
        builder.ComplexProperty(payment => payment.Refunded, sum => Columns(sum, "refunded", "refunded_currency"));
        builder.Property(payment => payment.Page).HasConversion(PageJson.Conversion);
        builder
            .Property(payment => payment.Explanation)
            .HasConversion(
                StoredJson.Conversion<IReadOnlyList<SplitStep>>(),
                new ValueComparer<IReadOnlyList<SplitStep>>(
                    (left, right) => ReferenceEquals(left, right),
                    steps => steps.Count,
                    steps => steps
                )
            );
        builder.Property(payment => payment.InvoiceSync).HasColumnName("crm_update");
        builder.Property<string?>(SealedReceipt.Property).HasColumnName("receipt");
        builder.Ignore(payment => payment.Receipt);
        builder.Ignore(payment => payment.Reference);
        builder.Ignore(payment => payment.NetPaid);

        builder
            .HasMany(payment => payment.Timeline)
            .WithOne()
            .HasForeignKey(Tenancy.Platform, Tenancy.AccountId, TimelineConfiguration.Payment);
        builder
            .HasMany(payment => payment.FollowUps)
            .WithOne()
            .HasForeignKey(Tenancy.Platform, Tenancy.AccountId, nameof(FollowUp.Payment));
        builder
            .HasMany(payment => payment.Operations)
            .WithOne()
            .HasForeignKey(Tenancy.Platform, Tenancy.AccountId, nameof(PaymentOperation.Payment));
        builder.Ignore(payment => payment.OpenOperation);
        builder.Navigation(payment => payment.Operations).HasField("operations").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(payment => payment.Timeline).HasField("timeline").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(payment => payment.FollowUps).HasField("followUps").UsePropertyAccessMode(PropertyAccessMode.Field);

        // I1: at most one live attempt for an account, an invoice and a method, whoever asks, on however many replicas.
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Invoice), nameof(Payment.Method))
            .IsUnique()
            .HasFilter($"status IN ({string.Join(", ", Live.Select(status => status.ToString("D")))})")
            .HasDatabaseName("ux_payments_one_live_attempt");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Acquirer), nameof(Payment.OrderId))
            .IsUnique().HasDatabaseName("ux_payments_order");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Invoice)).HasDatabaseName("ix_payments_invoice");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.CreatedAt)).HasDatabaseName("ix_payments_created");
        // 128 random bits are unique by themselves; a unique index without the tenant is what a sharding database refuses.
        builder.HasIndex(payment => payment.PublicId).HasDatabaseName("ix_payments_public_id");
    }

    public static void Columns(ComplexPropertyBuilder<Money> sum, string amount, string currency)
    {
        sum.Property(money => money.Amount).HasColumnName(amount);
        sum.Property(money => money.Currency).HasColumnName(currency);
    }
}
