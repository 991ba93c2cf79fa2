using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Ports.Storage;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Nonces;

internal sealed class NonceRepository(AcquiringDbContext context, TimeProvider time) : INonces
{
    public async Task<bool> TryUseAsync(string purpose, string value, DateTimeOffset rememberUntil, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await context.Nonces.Where(nonce => nonce.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        var nonce = new UsedNonce { Purpose = purpose, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value))), ExpiresAt = rememberUntil };
        context.Nonces.Add(nonce);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (LostRace.Is(exception))
        {
            context.Entry(nonce).State = EntityState.Detached;
            return false;
        }
    }
}
