using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Persistence.Attention;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    /// <summary>The column that a search reads: the title, short enough for an index entry whatever the invoice is called.</summary>
    public const string SearchText = "SearchText";

    private static readonly PaymentStatus[] Live = [.. Enum.GetValues<PaymentStatus>().Where(status => status.IsLive())];

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments");
        // To read a page of one seller's index takes less than to start PostgreSQL's parallel workers.
        builder.HasStorageParameter("parallel_workers", 0);
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Id));
        builder.Property(payment => payment.Id).ValueGeneratedNever();
        builder.Property(payment => payment.Invoice).HasColumnName("invoice_id");
        builder.ComplexProperty(payment => payment.Amount, sum => Columns(sum, "amount", "currency"));
        builder.ComplexProperty(payment => payment.Ordered, sum => Columns(sum, "ordered", "ordered_currency"));
        builder.ComplexProperty(payment => payment.Refunded, sum => Columns(sum, "refunded", "refunded_currency"));
        builder.ComplexProperty(payment => payment.Disputed, sum => Columns(sum, "disputed", "disputed_currency"));
        builder.Property(payment => payment.Page).HasConversion(PageJson.Conversion);
        builder
            .Property(payment => payment.Explanation)
            .HasConversion(StoredJson.Conversion<IReadOnlyList<SplitStep>>(), StoredJson.Comparer<SplitStep>());
        builder.Property(payment => payment.InvoiceSync).HasColumnName("invoice_sync");
        builder.Property<string?>(SealedReceipt.Property).HasColumnName("receipt");
        var searched = builder.Property<string>(SearchText)
            .HasComputedColumnSql("substr(title, 1, 200)", stored: true)
            .ValueGeneratedNever();
        // Nothing reads it back from a save.
        searched.Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        searched.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Ignore(payment => payment.Receipt);
        builder.Property<DateTimeOffset?>("ErasedAt");
        builder.Ignore(payment => payment.Reference);
        builder.Ignore(payment => payment.NetPaid);
        builder.Ignore(payment => payment.Authorized);
        builder.Property(payment => payment.OpenReasons).HasConversion(AttentionConfiguration.Reasons, StoredJson.Comparer<string>());

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

        // At most one live payment for an account, an invoice and a method, on any number of replicas.
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Invoice), nameof(Payment.Method))
            .IsUnique()
            .HasFilter($"status IN ({string.Join(", ", Live.Select(status => status.ToString("D")))})")
            .HasDatabaseName("ux_payments_one_live");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Acquirer), nameof(Payment.OrderId))
            .IsUnique().HasDatabaseName("ux_payments_order");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Acquirer), nameof(Payment.OrderNumber))
            .IsUnique().HasDatabaseName("ux_payments_order_number");
        // Not unique: two shops of one acquirer may count alike.
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Acquirer), nameof(Payment.AcquirerPaymentId))
            .HasDatabaseName("ix_payments_acquirer_payment");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Acquirer), nameof(Payment.AcquirerTransactionId))
            .HasFilter("acquirer_transaction_id IS NOT NULL")
            .HasDatabaseName("ix_payments_acquirer_transaction");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Invoice)).HasDatabaseName("ix_payments_invoice");
        // The order of the list, with all that a search compares: a page and a search read one seller's entries, newest first, and end with
        // the page; the same for one state.
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.CreatedAt), nameof(Payment.OrderId))
            .IncludeProperties(nameof(Payment.Id), nameof(Payment.AcquirerPaymentId), SearchText)
            .HasDatabaseName("ix_payments_created");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Status), nameof(Payment.CreatedAt), nameof(Payment.OrderId))
            .IncludeProperties(nameof(Payment.Id), nameof(Payment.AcquirerPaymentId), SearchText)
            .HasDatabaseName("ix_payments_state");
        // The list of one method, and what hangs on its credentials.
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.Method), nameof(Payment.CreatedAt), nameof(Payment.OrderId))
            .IncludeProperties(nameof(Payment.Id), nameof(Payment.Status), nameof(Payment.CredentialVersion))
            .HasDatabaseName("ix_payments_method");
        // The totals by day: one seller's entries of the last days, without tests. On PostgreSQL with the sums, which the migration adds
        // by hand: the mapper includes no part of a complex property.
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(Payment.PaidAt))
            .HasFilter("paid_at IS NOT NULL AND NOT is_test")
            .HasDatabaseName("ix_payments_paid");
        // Not unique: the id has 128 random bits anyway, and a sharding database refuses a unique index without the tenant.
        builder.HasIndex(payment => payment.PublicId).HasDatabaseName("ix_payments_public_id");
    }

    public static void Columns(ComplexPropertyBuilder<Money> sum, string amount, string currency)
    {
        sum.Property(money => money.Amount).HasColumnName(amount);
        sum.Property(money => money.Currency).HasColumnName(currency);
    }
}

/// <summary>
/// The operations that sellers ordered. Two orders at once collide at the timeline's key, so a payment has one open operation.
/// </summary>
internal sealed class OperationConfiguration : IEntityTypeConfiguration<PaymentOperation>
{
    public void Configure(EntityTypeBuilder<PaymentOperation> builder)
    {
        builder.ToTable("payment_operations");
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(PaymentOperation.Payment), nameof(PaymentOperation.Number));
        builder.Property(operation => operation.Payment).HasColumnName("payment_id").ValueGeneratedNever();
        builder.Property(operation => operation.Number).ValueGeneratedNever();
        builder.ComplexProperty(operation => operation.Amount, sum => PaymentConfiguration.Columns(sum, "amount", "currency"));
        builder.ComplexProperty(operation => operation.Before, sum => PaymentConfiguration.Columns(sum, "before", "before_currency"));
        builder
            .Property(operation => operation.Lines)
            .HasConversion(StoredJson.Conversion<IReadOnlyList<LineShare>>(), StoredJson.Comparer<LineShare>());
        builder.Property(operation => operation.By).HasColumnName("actor");
        builder.Ignore(operation => operation.IsOpen);
        // The journal of what people did with money.
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(PaymentOperation.RequestedAt))
            .HasFilter("actor IS NOT NULL")
            .HasDatabaseName("ix_payment_operations_by_people");
    }
}

/// <summary>
/// The timeline guards against two writers: each change of a payment appends entries with the next numbers, so the second of two
/// writers meets a taken key and its whole save fails.
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
        builder.Property(entry => entry.By).HasColumnName("actor");
    }
}
