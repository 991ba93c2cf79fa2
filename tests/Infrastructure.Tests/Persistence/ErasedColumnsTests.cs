using System.Text.RegularExpressions;
using CleanAcquiring.Infrastructure.Persistence.Retention;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>A new column of text has to be erased, or to be named here as one that may stay.</summary>
public sealed class ErasedColumnsTests(PostgresFixture postgres)
{
    // Codes, numbers of orders, currencies and figures. None of them names a person or opens a door.
    private static readonly string[] Kept =
    [
        "accounts.currency", "accounts.language", "accounts.time_zone",
        "attention_items.id", "attention_items.cause", "attention_items.reason",
        "nonces.digest", "nonces.purpose",
        "payment_operations.acquirer_operation_id", "payment_operations.before_currency", "payment_operations.currency",
        "payment_operations.key", "payment_operations.lines",
        "payments.acquirer", "payments.acquirer_payment_id", "payments.acquirer_transaction_id", "payments.currency",
        "payments.disputed_currency", "payments.explanation", "payments.language", "payments.method", "payments.open_reasons",
        "payments.order_id", "payments.ordered_currency",
        "payments.public_id", "payments.refunded_currency",
        // Made from the title, which is erased.
        "payments.search_text",
        "rejected_notifications.method",
        "sealing_keys.proof",
        "timeline_entries.code",
    ];

    // Their rows go.
    private static readonly string[] Deleted =
    [
        "notifications", "payment_methods", "credential_versions", "journal_entries", "seller_sessions", "trial_payments",
        "webhook_endpoints", "webhook_deliveries",
    ];

    private static readonly IReadOnlyList<string> Statements =
        [ErasedColumns.OfAccount, .. ErasedColumns.WithAccount, .. ErasedColumns.OfPayments];

    [Fact]
    public async Task Each_column_of_text_is_erased_or_named_as_kept()
    {
        await using var store = Store.Replica(await Store.SettingsAsync(Database.Postgres, postgres));

        var columns = await store.RequestAsync(it => Task.FromResult(it.Tables().Model.GetEntityTypes().SelectMany(TextColumns).ToList()));

        columns.Where(column => !IsErased(column.Table, column.Name))
            .Select(column => $"{column.Table}.{column.Name}")
            .ShouldBe(Kept, ignoreOrder: true);
    }

    private static IEnumerable<(string Table, string Name)> TextColumns(IEntityType type) =>
        type.GetFlattenedProperties()
            .Where(property => property.GetRelationalTypeMapping().StoreType is "text" || property.GetMaxLength() is not null)
            .Select(property => (type.GetTableName()!, property.GetColumnName()));

    private static bool IsErased(string table, string column) =>
        Deleted.Contains(table)
        || Statements.Any(statement => statement.Contains($"UPDATE {table} ", StringComparison.Ordinal)
            && Regex.IsMatch(statement, $@"\b{column} = ", RegexOptions.None, TimeSpan.FromSeconds(1)));
}
