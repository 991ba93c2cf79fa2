using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>The accounts in which we are or were installed, each with its payment methods.</summary>
public interface IAccounts
{
    /// <summary>By the number in a payment link, which names no platform: the only account of that number, one round trip.</summary>
    Task<Account?> FindByNumberAsync(long accountId, CancellationToken cancellationToken);

    Task<Account?> FindAsync(TenantKey tenant, CancellationToken cancellationToken);

    /// <summary>The account and the method to which a notification address belongs.</summary>
    Task<(Account Account, PaymentMethod Method)?> FindByNotificationKeyAsync(
        string acquirer,
        string key,
        CancellationToken cancellationToken
    );

    void Add(Account account);
}
