using System.Security.Cryptography;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Keys;

/// <summary>
/// Seals all values anew with the newest key, while others go on writing: each value is replaced only if it is still the one that was
/// read. What is done is done, so that a broken run is simply started again.
/// </summary>
internal sealed class Resealing(AcquiringDbContext context, SealedRows rows, ISealing sealing, ISealingKeys keys, UsedKeys used)
{
    private const int Batch = 200;

    /// <summary>Seals the values of all other keys anew, and forgets the keys that no value has any more.</summary>
    public async Task ResealAsync(CancellationToken cancellationToken)
    {
        await used.NoteAsync(cancellationToken);
        var others = (await NumbersAsync(cancellationToken)).Where(number => number != keys.Writing).ToList();
        foreach (var number in others.Where(keys.Has))
        {
            foreach (var column in SealedColumns.All)
                await ResealAsync(column, keys.PrefixOf(number), cancellationToken);
        }
        var counts = await CountAsync(cancellationToken);
        var unused = others.Where(number => counts.All(count => count.Key != number || count.Values == 0)).ToList();
        await context.Keys.Where(key => unused.Contains(key.Number)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The values of each key in each column; a zero for a key without values there.</summary>
    public async Task<IReadOnlyList<SealedCount>> CountAsync(CancellationToken cancellationToken)
    {
        List<SealedCount> counts = [];
        foreach (var number in await NumbersAsync(cancellationToken))
        {
            foreach (var column in SealedColumns.All)
            {
                var values = await rows.CountAsync(column, keys.PrefixOf(number), cancellationToken);
                counts.Add(new SealedCount(number, keys.Has(number), column.Table, column.Name, values));
            }
        }
        return counts;
    }

    private async Task ResealAsync(SealedColumn column, string prefix, CancellationToken cancellationToken)
    {
        SealedRow? last = null;
        do
        {
            var batch = await rows.ReadAsync(column, prefix, last, Batch, cancellationToken);
            foreach (var row in batch)
                await ResealAsync(column, row, cancellationToken);
            last = batch.Count == Batch ? batch[^1] : null;
        }
        while (last is not null);
    }

    private async Task ResealAsync(SealedColumn column, SealedRow row, CancellationToken cancellationToken)
    {
        var place = column.PlaceOf(row.Tenant, row.Rest);
        SealedText anew;
        try
        {
            anew = sealing.Seal(sealing.Open(row.Value, place), place);
        }
        // A damaged value stays as it is, and in the count of its key.
        catch (CryptographicException)
        {
            return;
        }
        // One that somebody changed meanwhile was sealed by its writer.
        await rows.TryReplaceAsync(column, row, anew, cancellationToken);
    }

    private async Task<IReadOnlyList<int>> NumbersAsync(CancellationToken cancellationToken) =>
        await context.Keys.Select(key => key.Number).OrderBy(number => number).ToListAsync(cancellationToken);
}

/// <summary>The number of values that a key has sealed in a column.</summary>
/// <param name="Key">The key's number.</param>
/// <param name="IsSet">True when the key can open them.</param>
/// <param name="Table">The column's table.</param>
/// <param name="Column">The column.</param>
/// <param name="Values">Their number.</param>
public sealed record SealedCount(int Key, bool IsSet, string Table, string Column, long Values);
