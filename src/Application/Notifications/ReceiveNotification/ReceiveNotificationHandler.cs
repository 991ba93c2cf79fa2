using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Notifications.ReceiveNotification;

/// <summary>Stored before it is believed; applied as far as it is proved; answered in the acquirer's own words.</summary>
internal sealed class ReceiveNotificationHandler(
    IAccounts accounts,
    IPayments payments,
    INotificationVault vault,
    IUnitOfWork unitOfWork,
    AcquirerDirectory acquirers,
    MethodSettings settings,
    TimeProvider time) : IRequestHandler<ReceiveNotificationCommand, Result<NotificationReply>>
{
    private static readonly Refusal UnknownAddress = new(RefusalKind.NotFound, "notification.unknown_address");

    public async Task<Result<NotificationReply>> Handle(ReceiveNotificationCommand command, CancellationToken cancellationToken)
    {
        if (acquirers.Find(command.Acquirer) is not { } acquirer
            || await accounts.FindByNotificationKeyAsync(command.Acquirer, command.Key, cancellationToken) is not var (account, method))
            return UnknownAddress;
        var id = await vault.StoreAsync(account.Tenant, method.Code, command.Acquirer, command.Notification, cancellationToken);
        var verdict = acquirer.Read(command.Notification, settings.Open(method));
        do
        {
            await JudgeAsync(account.Tenant, method, id, verdict, cancellationToken);
        }
        while (!await unitOfWork.TrySaveAsync(cancellationToken));
        return verdict.Reply;
    }

    private async Task JudgeAsync(TenantKey tenant, PaymentMethod method, NotificationId id, NotificationVerdict verdict, CancellationToken cancellationToken)
    {
        switch (verdict)
        {
            case NotificationVerdict.Proved proved:
                var (word, detail) = await ApplyAsync(tenant, method, proved.Evidence, cancellationToken);
                vault.Judge(tenant, id, word, detail);
                break;
            case NotificationVerdict.Hinted hinted:
                vault.Judge(tenant, id, await AskAsync(tenant, method, hinted.Reference, cancellationToken), null);
                break;
            case NotificationVerdict.Forged forged:
                vault.Judge(tenant, id, "forged", forged.Reason);
                break;
            case NotificationVerdict.NotOurs notOurs:
                vault.Judge(tenant, id, "not_ours", notOurs.Reason);
                break;
            default:
                throw new InvalidOperationException($"Nothing is said of {verdict.GetType().Name}.");
        }
    }

    private async Task<(string Word, string Detail)> ApplyAsync(TenantKey tenant, PaymentMethod method, Evidence evidence, CancellationToken cancellationToken)
    {
        var attempts = await payments.ForInvoiceOfOrderAsync(tenant, method.Acquirer, evidence.Reference.OrderId, cancellationToken);
        if (attempts.FirstOrDefault(attempt => attempt.OrderId == evidence.Reference.OrderId) is not { } payment)
            return ("unknown_order", evidence.Status);
        var paidByAnother = attempts.Any(other => other.Id != payment.Id && other.Status.HoldsMoney());
        var applied = payment.Apply(evidence, paidByAnother, time.GetUtcNow());
        Consequences.Follow(payment);
        return (applied ? "applied" : "mismatch", evidence.Status);
    }

    private async Task<string> AskAsync(TenantKey tenant, PaymentMethod method, AcquirerReference reference, CancellationToken cancellationToken)
    {
        var attempts = await payments.ForInvoiceOfOrderAsync(tenant, method.Acquirer, reference.OrderId, cancellationToken);
        if (attempts.FirstOrDefault(attempt => attempt.OrderId == reference.OrderId) is not { } payment)
            return "unknown_order";
        payment.Order(FollowUpKind.AskAcquirer, time.GetUtcNow());
        return "hinted";
    }
}
