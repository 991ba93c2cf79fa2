using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Desk.ReplayNotification;

internal sealed class ReplayNotificationHandler(IAccounts accounts, INotificationVault vault, NotificationReplay replay) : IRequestHandler<ReplayNotificationCommand, Result<Judgement>>
{
    private static Refusal NoNotification => new(RefusalKind.NotFound, "notification.not_found", "There is no such notification.");

    public async Task<Result<Judgement>> Handle(ReplayNotificationCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        if (await vault.FindAsync(tenant, command.Notification, cancellationToken) is not { } stored)
            return NoNotification;
        return await accounts.FindAsync(tenant, cancellationToken) is { } account
            ? await replay.RunAsync(account, stored, command.IsShadow, cancellationToken)
            : AccountRefusals.NoAccount;
    }
}
