using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.Infrastructure.Persistence.Payments;

namespace CleanAcquiring.Infrastructure.Persistence.Retention;

/// <summary>
/// The personal data and the secrets of every table, as the statements that erase them: one line for each. A column that is missing
/// here is kept for ever. In each statement 0 and 1 are the tenant.
/// </summary>
internal static class ErasedColumns
{
    /// <summary>Settings without names, contacts and texts of the seller.</summary>
    public static readonly string NoSettings = StoredJson.Write(SellerSettings.Default);

    /// <summary>The account's own row: 2 is now, 3 the empty settings, 4 the time since which it has not been active.</summary>
    public static readonly string OfAccount =
        $$"""
        UPDATE accounts SET host = '', name = NULL, settings = {3}, access_token = NULL, refresh_token = NULL, api_host = NULL,
            tokens_expire_at = NULL, tokens_refreshed_at = NULL, erased_at = {2}
        WHERE platform = {0} AND account_id = {1} AND status <> {{AccountStatus.Active:D}} AND inactive_since <= {4}
        """;

    /// <summary>The rows that go with the account.</summary>
    public static readonly IReadOnlyList<string> WithAccount =
    [
        "DELETE FROM credential_versions WHERE platform = {0} AND account_id = {1}",
        "DELETE FROM payment_methods WHERE platform = {0} AND account_id = {1}",
        "DELETE FROM journal_entries WHERE platform = {0} AND account_id = {1}",
        "DELETE FROM seller_sessions WHERE platform = {0} AND account_id = {1}",
        "DELETE FROM trial_payments WHERE platform = {0} AND account_id = {1}",
        "DELETE FROM webhook_endpoints WHERE platform = {0} AND account_id = {1}",
        "DELETE FROM webhook_deliveries WHERE platform = {0} AND account_id = {1}",
        // Those of the account and of its webhooks; those of payments go with the payments.
        "UPDATE follow_ups SET last_error = NULL WHERE platform = {0} AND account_id = {1} AND last_error IS NOT NULL",
        "UPDATE attention_items SET detail = NULL, seen_by = NULL WHERE platform = {0} AND account_id = {1}",
    ];

    /// <summary>
    /// The rows of payments: 2 is the time before which they were created, 3 their number, 4 now. The payments themselves come last:
    /// a run that is broken off begins with the same ones.
    /// </summary>
    public static readonly IReadOnlyList<string> OfPayments =
    [
        // Words of the acquirer may quote a buyer; figures and its states do not.
        $"""
        UPDATE timeline_entries SET detail = NULL {Of("payment_id")} AND detail IS NOT NULL AND NOT (code LIKE '%.requested'
            OR code LIKE '%.succeeded' OR code IN ('payment.created', 'evidence.authorized', 'evidence.paid', 'evidence.refunded'))
        """,
        $"UPDATE timeline_entries SET actor = NULL {Of("payment_id")} AND actor IS NOT NULL",
        $"UPDATE payment_operations SET detail = NULL, actor = NULL, settlement = NULL {Of("payment_id")}",
        $"""
        UPDATE follow_ups SET due_at = NULL, parked_at = NULL, last_error = NULL, generation = generation + 1 {Of("payment_id")}
        """,
        $$"""
        UPDATE payments SET receipt = CASE WHEN receipt IS NULL THEN NULL ELSE '{{SealedReceipt.Erased}}' END,
            page = NULL, contact_mark = NULL,
            title = '#' || invoice_id, invoice_link = NULL, last_entry = '', erased_at = {4} {{Of("id")}}
        """,
    ];

    private static string Of(string payment) =>
        $$"""
        WHERE platform = {0} AND account_id = {1} AND {{payment}} IN (
            SELECT id FROM payments WHERE platform = {0} AND account_id = {1} AND erased_at IS NULL AND created_at < {2}
            ORDER BY created_at, id LIMIT {3})
        """;
}
