using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers;
using Npgsql;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>Number and roubles of the captured payments by the acquirer, the gateway's database and amoCRM.</summary>
internal sealed record MoneyTotals(
    (long Count, decimal Total) Acquirer, (long Count, decimal Total) Gateway, (long Count, decimal Total) Crm)
{
    private const int Paid = 4;

    public IEnumerable<string> Table =>
    [
        "| totals of | payments | roubles |",
        "|---|--:|--:|",
        Row("the acquirer", Acquirer),
        Row("the gateway", Gateway),
        Row("amoCRM", Crm),
    ];

    /// <param name="payments">Payments of the acquirer.</param>
    /// <param name="database">Connection string of the gateway's database.</param>
    /// <param name="paidInvoices">Invoices that are paid in the CRM.</param>
    public static async Task<MoneyTotals> ReadAsync(
        IEnumerable<EmulatedPayment> payments, string database, IReadOnlyCollection<JsonNode> paidInvoices)
    {
        var captured = payments.Where(payment => payment.IsCaptured).ToList();
        return new MoneyTotals(
            (captured.Count, captured.Sum(payment => payment.Amount)),
            await OfGatewayAsync(database),
            (paidInvoices.Count, paidInvoices.Count * LoadInvoice.Amount));
    }

    public void ShouldAgree(int payments)
    {
        var expected = ((long)payments, payments * LoadInvoice.Amount);
        Acquirer.ShouldBe(expected);
        Gateway.ShouldBe(expected);
        Crm.ShouldBe(expected);
    }

    private static string Row(string name, (long Count, decimal Total) total) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {total.Count} | {total.Total:0.00} |");

    private static async Task<(long Count, decimal Total)> OfGatewayAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT count(*), coalesce(sum(amount), 0) FROM payments WHERE status = $1");
        command.Parameters.AddWithValue(Paid);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return (reader.GetInt64(0), reader.GetDecimal(1));
    }
}
