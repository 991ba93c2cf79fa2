using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>Erases personal data and secrets. Amounts, states, dates and order ids stay.</summary>
public interface IRetention
{
    /// <summary>
    /// Erases tokens, methods, names and settings of an account that has not been active since the given time. False when it is
    /// active again or was active later.
    /// </summary>
    Task<bool> TryEraseAccountAsync(TenantKey tenant, DateTimeOffset inactiveSince, CancellationToken cancellationToken);

    /// <summary>Erases receipts, pages, titles and free text of payments, the oldest first.</summary>
    /// <param name="tenant">The account.</param>
    /// <param name="createdBefore">The payments that were created earlier.</param>
    /// <param name="limit">Payments at most.</param>
    /// <param name="cancellationToken">Stops between two statements.</param>
    /// <returns>The number of payments that were erased.</returns>
    Task<int> ErasePaymentsAsync(TenantKey tenant, DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Erases raw notifications with their results, the oldest first.</summary>
    /// <param name="tenant">The account.</param>
    /// <param name="receivedBefore">The notifications that were received earlier.</param>
    /// <param name="rejectedBefore">The rejected notifications that were received earlier.</param>
    /// <param name="limit">Notifications at most.</param>
    /// <param name="cancellationToken">Stops between two statements.</param>
    /// <returns>The number of notifications that were erased.</returns>
    Task<int> EraseNotificationsAsync(
        TenantKey tenant,
        DateTimeOffset receivedBefore,
        DateTimeOffset rejectedBefore,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Erases deliveries of webhooks, waiting or not, and secrets that sign no more.</summary>
    /// <param name="tenant">The account.</param>
    /// <param name="createdBefore">The deliveries of earlier events.</param>
    /// <param name="limit">Deliveries at most.</param>
    /// <param name="cancellationToken">Stops between two statements.</param>
    /// <returns>The number of deliveries that were erased.</returns>
    Task<int> EraseWebhooksAsync(TenantKey tenant, DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken);
}
