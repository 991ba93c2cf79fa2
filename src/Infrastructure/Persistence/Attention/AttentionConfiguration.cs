using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence.Attention;

internal sealed class AttentionConfiguration : IEntityTypeConfiguration<AttentionItem>
{
    /// <summary>A payment's open reasons in one column, each followed by a space.</summary>
    public static readonly ValueConverter<IReadOnlyList<string>, string> Reasons = new(
        reasons => string.Concat(reasons.Select(reason => reason + " ")),
        column => column.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public void Configure(EntityTypeBuilder<AttentionItem> builder)
    {
        builder.ToTable("attention_items");
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(AttentionItem.Id));
        builder.Property(item => item.Id).ValueGeneratedNever().HasMaxLength(32);
        builder.Property(item => item.Invoice).HasColumnName("invoice_id");
        builder.Property(item => item.Payment).HasColumnName("payment_id");
        builder.Property(item => item.Version).IsConcurrencyToken();

        // One open item for an invoice, a reason and a cause, on any number of replicas.
        builder.HasIndex(
                Tenancy.Platform, Tenancy.AccountId, nameof(AttentionItem.Invoice), nameof(AttentionItem.Reason),
                nameof(AttentionItem.Cause))
            .IsUnique().HasFilter("closed_at IS NULL").HasDatabaseName("ux_attention_items_open");
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(AttentionItem.Id))
            .HasFilter("closed_at IS NULL").HasDatabaseName("ix_attention_items_oldest");
    }
}
