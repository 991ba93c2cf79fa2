using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Notifications;
using CleanAcquiring.Infrastructure.Persistence.Payments;

namespace CleanAcquiring.Infrastructure.Persistence.Keys;

/// <summary>A column of sealed values.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Key">The rest of the primary key, after <c>platform</c> and <c>account_id</c>.</param>
/// <param name="PlaceOf">The place that a value is bound to, from the tenant and the rest of the key.</param>
internal sealed record SealedColumn(string Table, string Name, string[] Key, Func<TenantKey, string[], string> PlaceOf);

/// <summary>All columns of sealed values: one line for each. A column that is missing here keeps its old key.</summary>
internal static class SealedColumns
{
    public static readonly IReadOnlyList<SealedColumn> All =
    [
        new("accounts", "access_token", [], (tenant, _) => TokenColumns.PlaceOf(tenant, TokenColumns.Access)),
        new("accounts", "refresh_token", [], (tenant, _) => TokenColumns.PlaceOf(tenant, TokenColumns.Refresh)),
        new("credential_versions", "settings", ["method_code", "number"],
            (tenant, key) => MethodSettings.PlaceOf(tenant, MethodCode.Parse(key[0])!.Value)),
        new("payments", "receipt", ["id"], (tenant, key) => SealedReceipt.PlaceOf(tenant, new PaymentId(Guid.Parse(key[0])))),
        new("notifications", "content", ["id"],
            (tenant, key) => NotificationContent.PlaceOf(tenant, new NotificationId(Guid.Parse(key[0])))),
        new("webhook_endpoints", "secret", ["id"], (tenant, key) => WebhookSecrets.PlaceOf(tenant, Guid.Parse(key[0]))),
        new("webhook_endpoints", "previous_secret", ["id"], (tenant, key) => WebhookSecrets.PlaceOf(tenant, Guid.Parse(key[0]))),
    ];
}
