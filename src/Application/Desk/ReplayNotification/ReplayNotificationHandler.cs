using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Desk.ReplayNotification;

internal sealed class ReplayNotificationHandler(
    IAccounts accounts,
    INotificationVault vault,
    IUnitOfWork unitOfWork,
    AcquirerDirectory acquirers,
    MethodSettings settings,
    NotificationJudge judge) : IRequestHandler<ReplayNotificationCommand, Result<Judgement>>
{
    private static readonly Refusal NoNotification = new(RefusalKind.NotFound, "notification.not_found", "There is no such notification.");

    public async Task<Result<Judgement>> Handle(ReplayNotificationCommand command, CancellationToken cancellationToken)
    {
        var tenant = command.Seller.Tenant;
        if (await vault.FindAsync(tenant, command.Notification, cancellationToken) is not { } stored)
            return NoNotification;
        var account = await accounts.FindAsync(tenant, cancellationToken);
        if (account?.Find(stored.Method) is not { } method || method.Acquirer != stored.Acquirer || acquirers.Find(stored.Acquirer) is not { } acquirer)
            return DeskRefusals.NoMethod;
        var verdict = acquirer.Read(stored.Notification, settings.Open(method));
        var judgement = await judge.JudgeAsync(tenant, method, verdict, cancellationToken);
        if (command.IsShadow)
            return judgement;
        vault.Judge(tenant, command.Notification, judgement.Verdict, judgement.Detail);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? judgement : DeskRefusals.Overtaken;
    }
}
