using System.Globalization;
using System.Security.Cryptography;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Persistence.Keys;

/// <summary>
/// The keys that stored values may be sealed with. A key is noted before it seals its first value and forgotten when the re-sealing
/// has left none, so that a start reads a few rows and not the tables.
/// </summary>
internal sealed class UsedKeys(AcquiringDbContext context, ISealing sealing, ISealingKeys keys, TimeProvider time)
{
    /// <exception cref="OptionsValidationException">A noted key is not set, or is another one than before.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var used = await context.Keys.AsNoTracking().OrderBy(key => key.Number).ToListAsync(cancellationToken);
        var problems = used.Select(ProblemOf).OfType<string>().ToList();
        if (problems.Count > 0)
            throw new OptionsValidationException("Sealing", typeof(UsedKeys), problems);
        if (!used.Exists(key => key.Number == keys.Writing))
            await NoteAsync(cancellationToken);
    }

    /// <summary>Notes the key that seals from now on.</summary>
    public Task NoteAsync(CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(
            "INSERT INTO sealing_keys (number, proof, first_used_at) VALUES ({0}, {1}, {2}) ON CONFLICT DO NOTHING",
            [keys.Writing, sealing.Seal("", PlaceOf(keys.Writing)).Cipher, context.Timestamp(time.GetUtcNow())],
            cancellationToken);

    private string? ProblemOf(UsedKey key)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Sealing:Keys:{key.Number}");
        if (!keys.Has(key.Number))
            return $"{name} is not set, and stored values are sealed with it: set it again, or seal them anew with the command reseal.";
        try
        {
            sealing.Open(key.Proof, PlaceOf(key.Number));
            return null;
        }
        catch (CryptographicException)
        {
            return $"{name} is another key than the one that sealed stored values: set the former one again.";
        }
    }

    private static string PlaceOf(int number) => string.Create(CultureInfo.InvariantCulture, $"key {number}");
}

/// <summary>A key that stored values may be sealed with. Without a tenant: keys are the installation's.</summary>
/// <param name="Number">The number in the values.</param>
/// <param name="Proof">A value that only this key opens.</param>
/// <param name="FirstUsedAt">The first start with it.</param>
internal sealed record UsedKey(int Number, SealedText Proof, DateTimeOffset FirstUsedAt);

internal sealed class UsedKeyConfiguration : IEntityTypeConfiguration<UsedKey>
{
    public void Configure(EntityTypeBuilder<UsedKey> builder)
    {
        builder.ToTable("sealing_keys");
        builder.HasKey(key => key.Number);
        builder.Property(key => key.Number).ValueGeneratedNever();
    }
}
