using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Nonces;

internal sealed class StoredNonces(AcquiringDbContext context, TimeProvider time) : INonces
{
    public async Task<bool> TryUseAsync(string purpose, string value, DateTimeOffset rememberUntil, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await context.Nonces.Where(nonce => nonce.RememberUntil < now).ExecuteDeleteAsync(cancellationToken);
        var used = await context.Database.ExecuteSqlRawAsync(
            "INSERT INTO nonces (purpose, digest, remember_until) VALUES ({0}, {1}, {2}) ON CONFLICT DO NOTHING",
            [purpose, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value))), context.Timestamp(rememberUntil)],
            cancellationToken);
        return used == 1;
    }
}

/// <summary>
/// A value that was used once. The only table without a tenant: a state or a token's id is checked before its account is known.
/// </summary>
/// <param name="Purpose">Keeps equal values of different uses apart.</param>
/// <param name="Digest">SHA-256 of the value in hexadecimal digits: any value fits, and the table does not reveal it.</param>
/// <param name="RememberUntil">Later the value is refused for its age.</param>
internal sealed record UsedNonce(string Purpose, string Digest, DateTimeOffset RememberUntil);

internal sealed class UsedNonceConfiguration : IEntityTypeConfiguration<UsedNonce>
{
    public void Configure(EntityTypeBuilder<UsedNonce> builder)
    {
        builder.ToTable("nonces");
        builder.HasKey(nonce => new { nonce.Purpose, nonce.Digest });
        builder.HasIndex(nonce => nonce.RememberUntil).HasDatabaseName("ix_nonces_remember_until");
    }
}
