using System.Runtime.CompilerServices;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Infrastructure.Persistence.Payments;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>
/// Sets the members of a read object that no column stores as they are: the tenant, made of two columns, and the sealed receipt,
/// which is opened when it is needed: a payment whose key is gone can still be read.
/// </summary>
internal sealed class Rehydration : IMaterializationInterceptor
{
    // One instance: EF keeps a set of its own services for each instance of such an interceptor.
    public static readonly Rehydration Instance = new();

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        switch (entity)
        {
            case Account account:
                SetTenant(account, TenantOf(materializationData));
                break;
            case PaymentMethod method:
                SetTenant(method, TenantOf(materializationData));
                break;
            case FollowUp work:
                SetTenant(work, TenantOf(materializationData));
                break;
            case AttentionItem item:
                SetTenant(item, TenantOf(materializationData));
                break;
            case PaymentOperation operation:
                SetTenant(operation, TenantOf(materializationData));
                break;
            case WebhookEndpoint endpoint:
                SetTenant(endpoint, TenantOf(materializationData));
                break;
            case WebhookDelivery delivery:
                SetTenant(delivery, TenantOf(materializationData));
                break;
            case Payment payment:
                SetTenant(payment, TenantOf(materializationData));
                if (materializationData.GetPropertyValue<string?>(SealedReceipt.Property) is { } cipher)
                    ReceiptOf(payment) = SealedReceipt.Open(cipher, payment, materializationData.Context.GetService<ISealing>());
                break;
        }
        return entity;
    }

    private static TenantKey TenantOf(MaterializationInterceptionData row) =>
        new(row.GetPropertyValue<Platform>(Tenancy.Platform), row.GetPropertyValue<long>(Tenancy.AccountId));

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = $"set_{nameof(Account.Tenant)}")]
    private static extern void SetTenant(Account account, TenantKey tenant);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = $"set_{nameof(PaymentMethod.Tenant)}")]
    private static extern void SetTenant(PaymentMethod method, TenantKey tenant);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = $"set_{nameof(FollowUp.Tenant)}")]
    private static extern void SetTenant(FollowUp work, TenantKey tenant);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = $"set_{nameof(AttentionItem.Tenant)}")]
    private static extern void SetTenant(AttentionItem item, TenantKey tenant);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = $"set_{nameof(PaymentOperation.Tenant)}")]
    private static extern void SetTenant(PaymentOperation operation, TenantKey tenant);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = $"set_{nameof(WebhookEndpoint.Tenant)}")]
    private static extern void SetTenant(WebhookEndpoint endpoint, TenantKey tenant);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = $"set_{nameof(WebhookDelivery.Tenant)}")]
    private static extern void SetTenant(WebhookDelivery delivery, TenantKey tenant);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = $"set_{nameof(Payment.Tenant)}")]
    private static extern void SetTenant(Payment payment, TenantKey tenant);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "receipt")]
    private static extern ref Lazy<Receipt?>? ReceiptOf(Payment payment);
}
