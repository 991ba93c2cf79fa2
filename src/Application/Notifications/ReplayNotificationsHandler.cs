using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Notifications;

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
