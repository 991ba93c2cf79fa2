using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>The money by three accounts: the bank's, ours, amoCRM's. Roubles.</summary>
internal sealed record MoneyTotals((long Count, decimal Total) Bank, (long Count, decimal Total) Ours, (long Count, decimal Total) Crm)
{
    private const int Paid = 4;

    public IEnumerable<string> Table =>
    [
        "| whose totals | payments | roubles |",
        "|---|--:|--:|",
        Row("the bank's", Bank),
        Row("ours", Ours),
        Row("amoCRM's", Crm),
    ];

    /// <param name="bank">The bank's payments.</param>
    /// <param name="database">Ours.</param>
    /// <param name="invoices">Invoices that are paid in the CRM.</param>
    public static async Task<MoneyTotals> ReadAsync(IEnumerable<JsonNode> bank, string database, IReadOnlyCollection<JsonNode> invoices)
    {
        var taken = bank.Where(payment => (string?)payment["status"] == "CONFIRMED").ToList();
        return new MoneyTotals(
            (taken.Count, taken.Sum(payment => payment["amount"]!.GetValue<long>()) / 100m),
            await OursAsync(database),
            (invoices.Count, invoices.Count * LoadInvoice.Sum));
    }

    public void ShouldAgree(int payments)
    {
        var expected = ((long)payments, payments * LoadInvoice.Sum);
        Bank.ShouldBe(expected);
        Ours.ShouldBe(expected);
        Crm.ShouldBe(expected);
    }

    private static string Row(string whose, (long Count, decimal Total) book) =>
        string.Create(CultureInfo.InvariantCulture, $"| {whose} | {book.Count} | {book.Total:0.00} |");

    private static async Task<(long Count, decimal Total)> OursAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT count(*), coalesce(sum(amount), 0) FROM payments WHERE status = $1");
        command.Parameters.AddWithValue(Paid);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return (reader.GetInt64(0), reader.GetDecimal(1));
    }
}
