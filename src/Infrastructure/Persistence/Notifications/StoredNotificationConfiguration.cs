using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

internal sealed class StoredNotificationConfiguration : IEntityTypeConfiguration<StoredNotification>
{
    public void Configure(EntityTypeBuilder<StoredNotification> builder)
    {
        builder.ToTable("notifications");
        builder.HasKey(notification => new { notification.Tenant, notification.Id });
        builder.Property(notification => notification.Id).ValueGeneratedNever();
        builder.Property(notification => notification.Headers).AsJson();
        builder.Property(notification => notification.Verdict).HasMaxLength(40);
    }
}
