using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Infrastructure.Persistence.Attention;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Webhooks;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> builder)
    {
        builder.ToTable("webhook_endpoints");
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(WebhookEndpoint.Id));
        builder.Property(endpoint => endpoint.Id).ValueGeneratedNever();
        builder.Property(endpoint => endpoint.Events)
            .HasConversion(AttentionConfiguration.Reasons, StoredJson.Comparer<string>());
        builder.Property(endpoint => endpoint.Version).IsConcurrencyToken();
        builder.Ignore(endpoint => endpoint.CanSend);
    }
}

/// <summary>The deliveries. No foreign key to the endpoint: a removal never makes the save of a payment fail.</summary>
internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.HasTenant();
        builder.HasKey(Tenancy.Platform, Tenancy.AccountId, nameof(WebhookDelivery.Id));
        builder.Property(delivery => delivery.Id).ValueGeneratedNever().HasMaxLength(32);
        builder.Property(delivery => delivery.Endpoint).HasColumnName("endpoint_id");
        builder.Property(delivery => delivery.Attempts).IsConcurrencyToken();
        builder.HasIndex(Tenancy.Platform, Tenancy.AccountId, nameof(WebhookDelivery.Endpoint), nameof(WebhookDelivery.Id))
            .HasDatabaseName("ix_webhook_deliveries_endpoint");
        // Few of many: those that wait.
        builder.HasIndex(
                Tenancy.Platform, Tenancy.AccountId, nameof(WebhookDelivery.Endpoint), nameof(WebhookDelivery.Id),
                nameof(WebhookDelivery.State))
            .HasFilter($"state = {WebhookDeliveryState.Pending:D}")
            .HasDatabaseName("ix_webhook_deliveries_pending");
    }
}
