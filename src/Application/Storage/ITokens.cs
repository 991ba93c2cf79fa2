using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>The tokens of accounts, sealed at rest.</summary>
public interface ITokens
{
    /// <summary>The stored pair; nothing when there is none. Answered from what was loaded with the account where possible.</summary>
    Task<TokenPair?> FindAsync(TenantKey tenant, CancellationToken cancellationToken);

    /// <summary>Stores the pair of a new installation.</summary>
    Task StoreAsync(TenantKey tenant, TokenPair tokens, CancellationToken cancellationToken);

    /// <summary>Removes the pair of an account that is disconnected.</summary>
    Task RemoveAsync(TenantKey tenant, CancellationToken cancellationToken);

    /// <summary>
    /// Changes the pair under the account's lock, which holds across processes. The change sees the pair as it is once the lock is
    /// held; what it returns is committed before this call returns, so that a token is stored before it is used. The only place where
    /// a call to the outside may run inside a transaction.
    /// </summary>
    Task<TokenPair?> ChangeAsync(
        TenantKey tenant,
        Func<TokenPair, CancellationToken, Task<TokenChange>> change,
        CancellationToken cancellationToken
    );
}
