using System.Data;
using System.Data.Common;
using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Keys;

/// <summary>A sealed value with the whole key of its row, as the database gave it.</summary>
internal sealed record SealedRow(object[] Key, SealedText Value)
{
    public TenantKey Tenant => new((Platform)Convert.ToInt32(Key[0], CultureInfo.InvariantCulture), (long)Key[1]);

    public string[] Rest => [.. Key.Skip(2).Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)!)];
}

/// <summary>Reads and replaces values of sealed columns, in SQL that both databases understand.</summary>
internal sealed class SealedRows(AcquiringDbContext context)
{
    /// <summary>Values that begin with one text and not with another, in the order of the keys.</summary>
    /// <param name="column">The column to read.</param>
    /// <param name="prefix">The beginning of the values.</param>
    /// <param name="after">The last key of the batch before; null for the first batch.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<SealedRow>> ReadAsync(
        SealedColumn column, string prefix, SealedRow? after, int limit, CancellationToken cancellationToken)
    {
        var keys = string.Join(", ", KeyOf(column));
        var position = after is null ? "" : $" AND ({keys}) > ({string.Join(", ", after.Key.Select((_, index) => $"@k{index}"))})";
        await using var command = await CommandAsync(
            $"SELECT {keys}, {column.Name} FROM {column.Table} WHERE {column.Name} LIKE @prefix{position} ORDER BY {keys} LIMIT @limit",
            cancellationToken);
        Add(command, "prefix", $"{prefix}%");
        Add(command, "limit", limit);
        AddKey(command, after);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<SealedRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(new SealedRow(row[..^1], new SealedText((string)row[^1])));
        }
        return rows;
    }

    /// <summary>Replaces a value unless another writer was first.</summary>
    public async Task<bool> TryReplaceAsync(SealedColumn column, SealedRow row, SealedText by, CancellationToken cancellationToken)
    {
        var key = string.Join(" AND ", KeyOf(column).Select((name, index) => $"{name} = @k{index}"));
        await using var command = await CommandAsync(
            $"UPDATE {column.Table} SET {column.Name} = @new WHERE {key} AND {column.Name} = @old", cancellationToken);
        Add(command, "new", by.Cipher);
        Add(command, "old", row.Value.Cipher);
        AddKey(command, row);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The number of values that begin with a text.</summary>
    public async Task<long> CountAsync(SealedColumn column, string prefix, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(
            $"SELECT count(*) FROM {column.Table} WHERE {column.Name} LIKE @prefix", cancellationToken);
        Add(command, "prefix", $"{prefix}%");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> KeyOf(SealedColumn column) => ["platform", "account_id", .. column.Key];

    // The names are those of the table of columns, never a caller's.
    private async Task<DbCommand> CommandAsync(string sql, CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
            await context.Database.OpenConnectionAsync(cancellationToken);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static void AddKey(DbCommand command, SealedRow? row)
    {
        foreach (var (index, part) in (row?.Key ?? []).Index())
            Add(command, $"k{index}", part);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
