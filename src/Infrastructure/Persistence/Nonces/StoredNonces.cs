using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Storage;
using Microsoft.EntityFrameworkCore;

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
