using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Notifications;

/// <summary>Reads the stored notifications of a span of time once more, oldest first, as the code and the settings are now.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="From">Received then or later.</param>
/// <param name="Before">Received earlier than then.</param>
/// <param name="IsShadow">True to show what would change, each after those before it, and save nothing.</param>
public sealed record ReplayNotificationsCommand(Seller Seller, DateTimeOffset From, DateTimeOffset Before, bool IsShadow)
    : IRequest<Result<ReplayedRange>>;

/// <summary>The replayed notifications of a time range.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Next">Where to go on, when there were more.</param>
public sealed record ReplayedRange(IReadOnlyList<ReplayedNotification> Items, DateTimeOffset? Next);

/// <summary>A stored notification, with its earlier and its present result.</summary>
/// <param name="Stored">With the verdict and the parser's version of before.</param>
/// <param name="Now">null when it could not be replayed.</param>
/// <param name="After">The payment's state after it.</param>
/// <param name="Refusal">The refusal's code, or null.</param>
public sealed record ReplayedNotification(StoredNotification Stored, ProcessingResult? Now, PaymentStatus? After, string? Refusal);

internal sealed class ReplayNotificationsHandler(IAccounts accounts, INotificationStore store, NotificationReplay replay)
    : IRequestHandler<ReplayNotificationsCommand, Result<ReplayedRange>>
{
    private const int Most = 200;

    public async Task<Result<ReplayedRange>> Handle(ReplayNotificationsCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        if (await accounts.FindAsync(tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        var stored = await store.BetweenAsync(tenant, command.From, command.Before, Most + 1, cancellationToken);
        List<ReplayedNotification> items = [];
        foreach (var notification in stored.Take(Most))
        {
            var outcome = await replay.RunAsync(account, notification, command.IsShadow, cancellationToken);
            items.Add(outcome.IsRefused
                ? new ReplayedNotification(notification, null, null, outcome.Refusal.Code)
                : new ReplayedNotification(notification, outcome.Value, outcome.Value.Payment?.Status, null));
        }
        return new ReplayedRange(items, stored.Count > Most ? stored[Most].ReceivedAt : null);
    }
}
