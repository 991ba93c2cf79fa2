using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Notifications;

/// <summary>An acquirer's notification: stored first, then believed as far as it proves itself.</summary>
/// <param name="Acquirer">From the address.</param>
/// <param name="Key">From the address: random per account and method.</param>
/// <param name="Notification">As it came in.</param>
public sealed record ReceiveNotificationCommand(string Acquirer, string Key, RawNotification Notification)
    : IRequest<Result<NotificationResponse>>
{
    // The key is the address's secret part.
    public override string ToString() => $"from {Acquirer}";
}

/// <summary>Stored before it is believed; applied as far as it is verified; answered in the acquirer's own words.</summary>
internal sealed class ReceiveNotificationHandler(
    IAccounts accounts,
    INotificationStore store,
    IUnitOfWork unitOfWork,
    AcquirerDirectory acquirers,
    MethodSettings settings,
    NotificationProcessor processor) : IRequestHandler<ReceiveNotificationCommand, Result<NotificationResponse>>
{
    private const int Looks = 30;
    private static Refusal UnknownAddress => new(RefusalKind.NotFound, "notification.unknown_address");

    public async Task<Result<NotificationResponse>> Handle(ReceiveNotificationCommand command, CancellationToken cancellationToken)
    {
        if (acquirers.Find(command.Acquirer) is not { } acquirer
            || await accounts.FindByNotificationKeyAsync(command.Acquirer, command.Key, cancellationToken) is not var (account, method))
            return UnknownAddress;
        var id = await store.StoreAsync(account.Tenant, method.Code, command.Acquirer, command.Notification, cancellationToken);
        var verdict = acquirer.Read(command.Notification, settings.Open(method));
        for (var look = 0; look < Looks; look++)
        {
            var result = await processor.ProcessAsync(account.Tenant, method, verdict, cancellationToken);
            store.SetResult(account.Tenant, id, result.Verdict, result.Detail, acquirer.Profile.ParserVersion);
            if (await unitOfWork.TrySaveAsync(cancellationToken))
                return verdict.Reply;
        }
        // Not acknowledged, so it comes again; kept without a verdict, so it is on the desk.
        throw new InvalidOperationException("A notification could not be judged: others wrote first, each time.");
    }
}
