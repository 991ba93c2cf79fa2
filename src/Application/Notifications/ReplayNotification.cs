using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Retention;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Notifications;

/// <summary>Reads a stored notification once more, as the code and the settings are now.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Notification">The stored notification.</param>
/// <param name="IsShadow">True to show what would change and save nothing.</param>
public sealed record ReplayNotificationCommand(Seller Seller, NotificationId Notification, bool IsShadow)
    : IRequest<Result<ProcessingResult>>;

internal sealed class ReplayNotificationHandler(
    IAccounts accounts,
    INotificationStore store,
    NotificationReplay replay,
    RetentionPolicy policy,
    TimeProvider time
) : IRequestHandler<ReplayNotificationCommand, Result<ProcessingResult>>
{
    private static Refusal NoNotification => new(RefusalKind.NotFound, "notification.not_found", "There is no such notification.");
    private static Refusal Erased =>
        new(RefusalKind.NotFound, "notification.erased", "It was erased when its time was over, or with the account's data.");

    public async Task<Result<ProcessingResult>> Handle(ReplayNotificationCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        var account = await accounts.FindAsync(tenant, cancellationToken);
        if (await store.FindAsync(tenant, command.Notification, cancellationToken) is not { } stored)
            return IsErased(command.Notification, account) ? Erased : NoNotification;
        return account is null
            ? AccountRefusals.NoAccount
            : await replay.RunAsync(account, stored, command.IsShadow, cancellationToken);
    }

    // Of an erased notification nothing is left but the time in its id.
    private bool IsErased(NotificationId id, Account? account) =>
        id.ReceivedAt is { } at && (at < time.GetUtcNow() - policy.ShortestOfNotifications || at <= account?.ErasedAt);
}

/// <summary>Reads a stored notification once more, as the code and the settings are now.</summary>
internal sealed class NotificationReplay(
    INotificationStore store,
    IUnitOfWork unitOfWork,
    AcquirerDirectory acquirers,
    NotificationReader reader,
    NotificationProcessor processor
)
{
    private static Refusal Unreadable =>
        new(RefusalKind.Conflict, "notification.unreadable", "The key that sealed the notification is gone, so it cannot be read again.");

    /// <param name="account">The account that received it.</param>
    /// <param name="stored">The notification.</param>
    /// <param name="isShadow">True to show what would change and save nothing.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<Result<ProcessingResult>> RunAsync(
        Account account,
        StoredNotification stored,
        bool isShadow,
        CancellationToken cancellationToken
    )
    {
        if (account.FindEver(stored.Method) is not { } method
            || !method.Credentials.Any(version => version.Acquirer == stored.Acquirer)
            || acquirers.Find(stored.Acquirer) is not { } acquirer)
            return PaymentRefusals.NoMethod;
        if (stored.Notification is not { } notification)
            return Unreadable;
        var read = reader.Read(method, acquirer, notification);
        var result = await processor.ProcessAsync(account.Tenant, method, read, cancellationToken);
        if (isShadow)
            return result;
        store.SetResult(account.Tenant, stored.Id, result.Verdict, result.Detail, acquirer.Profile.ParserVersion);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? result : PaymentRefusals.Overtaken;
    }
}
