using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Notifications;

/// <summary>Stores an acquirer's notification, then processes it.</summary>
/// <param name="Acquirer">From the address.</param>
/// <param name="Key">From the address: random per account and method.</param>
/// <param name="Notification">As it came in.</param>
public sealed record ReceiveNotificationCommand(string Acquirer, string Key, RawNotification Notification)
    : IRequest<Result<NotificationResponse>>
{
    // The key is the address's secret part.
    public override string ToString() => $"from {Acquirer}";
}

/// <summary>Stores before it processes, and answers in the acquirer's format.</summary>
internal sealed class ReceiveNotificationHandler(
    IAccounts accounts,
    INotificationStore store,
    IUnitOfWork unitOfWork,
    AcquirerDirectory acquirers,
    MethodSettings settings,
    RejectedBudget budget,
    NotificationProcessor processor) : IRequestHandler<ReceiveNotificationCommand, Result<NotificationResponse>>
{
    private static Refusal UnknownAddress => new(RefusalKind.NotFound, "notification.unknown_address");

    public async Task<Result<NotificationResponse>> Handle(ReceiveNotificationCommand command, CancellationToken cancellationToken)
    {
        if (acquirers.Find(command.Acquirer) is not { } acquirer
            || await accounts.FindByNotificationKeyAsync(command.Acquirer, command.Key, cancellationToken) is not var (account, method))
            return UnknownAddress;
        // Of a flood of rejected ones the first are stored, the others only counted; they are not acknowledged.
        if (budget.IsSpent(account.Tenant, method.Code)
            && acquirer.Read(command.Notification, settings.Open(method)) is NotificationReading.Rejected flood)
        {
            await store.CountRejectedAsync(account.Tenant, method.Code, cancellationToken);
            return flood.Reply;
        }
        var id = await store.StoreAsync(account.Tenant, method.Code, command.Acquirer, command.Notification, cancellationToken);
        var reading = acquirer.Read(command.Notification, settings.Open(method));
        // After the last try it is not acknowledged, so it comes again; stored without a result, it needs attention.
        await unitOfWork.ChangeAsync(
            async token =>
            {
                var result = await processor.ProcessAsync(account.Tenant, method, reading, token);
                store.SetResult(account.Tenant, id, result.Verdict, result.Detail, acquirer.Profile.ParserVersion);
                return result;
            },
            cancellationToken);
        if (reading is NotificationReading.Rejected)
            budget.Note(account.Tenant, method.Code, await store.CountRejectedAsync(account.Tenant, method.Code, cancellationToken));
        return reading.Reply;
    }
}
