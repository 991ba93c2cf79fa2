using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Notifications;

internal sealed class ReplayNotificationHandler(IAccounts accounts, INotificationStore store, NotificationReplay replay)
    : IRequestHandler<ReplayNotificationCommand, Result<ProcessingResult>>
{
    private static Refusal NoNotification => new(RefusalKind.NotFound, "notification.not_found", "There is no such notification.");

    public async Task<Result<ProcessingResult>> Handle(ReplayNotificationCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        if (await store.FindAsync(tenant, command.Notification, cancellationToken) is not { } stored)
            return NoNotification;
        return await accounts.FindAsync(tenant, cancellationToken) is { } account
            ? await replay.RunAsync(account, stored, command.IsShadow, cancellationToken)
            : AccountRefusals.NoAccount;
    }
}
