using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<NotificationRow>
{
    public void Configure(EntityTypeBuilder<NotificationRow> builder)
    {
        builder.ToTable("notifications");
        builder.HasKey(it => new { it.Platform, it.AccountId, it.Id });
        builder.Property(it => it.AccountId).ValueGeneratedNever();
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Headers).HasConversion(
            StoredJson.Conversion<IReadOnlyDictionary<string, string>>(),
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (left, right) => ReferenceEquals(left, right), headers => headers.Count, headers => headers));
    }
}
