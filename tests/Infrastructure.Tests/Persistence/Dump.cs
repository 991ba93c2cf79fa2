using System.Globalization;
using System.Text;
using CleanAcquiring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>Every column of every table as text.</summary>
internal static class Dump
{
    public static async Task<string> OfAsync(AcquiringDbContext context, params string[] without)
    {
        var text = new StringBuilder();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var tables = context.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct(StringComparer.Ordinal);
        foreach (var table in tables.Except(without, StringComparer.Ordinal))
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                for (var column = 0; column < reader.FieldCount; column++)
                    text.Append(CultureInfo.InvariantCulture, $"{table}.{reader.GetName(column)} = {TextOf(reader.GetValue(column))}\n");
            }
        }
        return text.ToString();
    }

    private static string TextOf(object value) =>
        value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
