using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>The sessions of sellers' pages. Of codes and tokens only digests are stored.</summary>
public interface ISellerSessions
{
    Task AddAsync(SellerSession session, string codeDigest, CancellationToken cancellationToken);

    /// <summary>Trades a code that has not expired for a token. Null when there is none: a code is traded once.</summary>
    Task<SellerSession?> StartAsync(TenantKey tenant, string codeDigest, string tokenDigest, CancellationToken cancellationToken);

    /// <summary>A started session that has not expired.</summary>
    Task<SellerSession?> FindAsync(TenantKey tenant, string tokenDigest, CancellationToken cancellationToken);

    /// <summary>Writes the end, the user's name and the user's rights.</summary>
    Task SaveAsync(SellerSession session, string tokenDigest, CancellationToken cancellationToken);

    Task RemoveExpiredAsync(TenantKey tenant, CancellationToken cancellationToken);
}
