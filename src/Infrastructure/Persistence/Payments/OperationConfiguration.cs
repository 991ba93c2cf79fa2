using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

/// <summary>
/// What sellers ordered. Two who order at once meet at the timeline's key, so that a payment has one operation under way.
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
            .HasConversion(
                StoredJson.Conversion<IReadOnlyList<LineShare>>(),
                new ValueComparer<IReadOnlyList<LineShare>>(
                    (left, right) => ReferenceEquals(left, right),
                    lines => lines.Count,
                    lines => lines
                )
            );
        builder.Ignore(operation => operation.IsOpen);
    }
}
