using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Trial;

/// <summary>A payment without money, as the acquirer inside this gateway has it: sums, states and times, nothing personal.</summary>
internal sealed class TrialPaymentRow
{
    public required Platform Platform { get; init; }

    public required long AccountId { get; init; }

    public required string OrderId { get; init; }

    public required string State { get; init; }

    /// <summary>Grows with every write.</summary>
    public int Version { get; init; }
}

internal sealed class TrialPaymentConfiguration : IEntityTypeConfiguration<TrialPaymentRow>
{
    public void Configure(EntityTypeBuilder<TrialPaymentRow> builder)
    {
        builder.ToTable("trial_payments");
        builder.HasKey(it => new { it.Platform, it.AccountId, it.OrderId });
        builder.Property(it => it.AccountId).ValueGeneratedNever();
    }
}
