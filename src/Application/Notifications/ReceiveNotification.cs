using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
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
    RejectedBudget budget,
    NotificationReader reader,
    NotificationProcessor processor,
    TimeProvider time) : IRequestHandler<ReceiveNotificationCommand, Result<NotificationResponse>>
{
    private static Refusal UnknownAddress => new(RefusalKind.NotFound, "notification.unknown_address");

    public async Task<Result<NotificationResponse>> Handle(ReceiveNotificationCommand command, CancellationToken cancellationToken)
    {
        if (acquirers.Find(command.Acquirer) is not { } acquirer
            || !IsAddress(acquirer.Profile, command.Notification)
            || await accounts.FindByNotificationKeyAsync(command.Acquirer, command.Key, cancellationToken) is not var (account, method))
            return UnknownAddress;
        var notification = Stored(acquirer.Profile, command.Notification);
        // Of a flood of rejected ones the first are stored, the others only counted; they are not acknowledged.
        if (budget.IsSpent(account.Tenant, method.Code)
            && reader.Read(method, acquirer, notification).Reading is NotificationReading.Rejected flood)
        {
            await store.CountRejectedAsync(account.Tenant, method.Code, cancellationToken);
            NotificationMeter.Count(command.Acquirer, method.Code, ProcessingResult.Rejected);
            return acquirer.Respond(flood, new ProcessingResult(ProcessingResult.Rejected, flood.Reason));
        }
        var approvals = acquirer as IApprovals;
        var verdict = approvals?.IsQuestion(notification) == true ? ProcessingResult.Unanswered : null;
        var id = await store.StoreAsync(account.Tenant, method.Code, command.Acquirer, notification, verdict, cancellationToken);
        var read = reader.Read(method, acquirer, notification);
        if (read.Reading is NotificationReading.ApprovalRequested && approvals is not null)
            return await AnswerAsync(
                approvals, token => ProcessAsync(account.Tenant, method, acquirer, id, read, token), cancellationToken);
        var processed = await ProcessAsync(account.Tenant, method, acquirer, id, read, cancellationToken);
        if (read.Reading is NotificationReading.Rejected)
            budget.Note(account.Tenant, method.Code, await store.CountRejectedAsync(account.Tenant, method.Code, cancellationToken));
        Count(acquirer, method, notification, processed);
        return acquirer.Respond(read.Reading, processed);
    }

    // After the last try it is not acknowledged, so it comes again; stored without a result, it needs attention.
    private Task<ProcessingResult> ProcessAsync(
        TenantKey tenant,
        PaymentMethod method,
        IAcquirer acquirer,
        NotificationId id,
        VersionedReading read,
        CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync(
            async token =>
            {
                token.ThrowIfCancellationRequested();
                var result = await processor.ProcessAsync(tenant, method, read, token);
                store.SetResult(tenant, id, result.Verdict, result.Detail, acquirer.Profile.ParserVersion);
                return result;
            },
            cancellationToken);

    // A buyer waits for the answer: without one in time the acquirer charges nothing, so that no answer means no as well.
    private async Task<NotificationResponse> AnswerAsync(
        IApprovals approvals, Func<CancellationToken, Task<ProcessingResult>> process, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(approvals.AnswerTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return approvals.Answer((await process(either.Token)).Approval ?? Approval.Unavailable);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return approvals.Answer(Approval.Unavailable);
        }
    }

    private static void Count(IAcquirer acquirer, PaymentMethod method, RawNotification notification, ProcessingResult processed)
    {
        NotificationMeter.Count(acquirer.Profile.Name, method.Code, processed.Verdict);
        if (acquirer is IKnownWords known && processed.Verdict != ProcessingResult.Rejected)
            NotificationMeter.CountUnknown(acquirer.Profile.Name, known.UnknownIn(notification));
    }

    private static bool IsAddress(AcquirerProfile profile, RawNotification notification) =>
        profile.NotificationMethods.Contains(notification.Method, StringComparer.Ordinal)
        && (notification.Topic is null || profile.NotificationTopics.Contains(notification.Topic, StringComparer.Ordinal));

    // A header that no reading needs may be a secret of ours or of a proxy's.
    private static RawNotification Stored(AcquirerProfile profile, RawNotification notification) => notification with
    {
        Headers = notification.Headers
            .Where(header => profile.NotificationHeaders.Contains(header.Key, StringComparer.Ordinal))
            .ToDictionary(StringComparer.Ordinal),
    };
}

/// <summary>Reads a notification with the credentials of its method, the present ones first.</summary>
internal sealed class NotificationReader(MethodSettings settings)
{
    /// <summary>The first reading that verifies it; else the first that does not reject it; else the present credentials' own.</summary>
    public VersionedReading Read(PaymentMethod method, IAcquirer acquirer, RawNotification notification)
    {
        // The seller may have changed credentials since the payment was opened, and the acquirer signs with those of its own book.
        VersionedReading? best = null;
        foreach (var version in method.Credentials.Where(version => version.Acquirer == acquirer.Profile.Name))
        {
            var reading = acquirer.Read(notification, settings.Open(method, version));
            var read = new VersionedReading(reading, version.Acquirer, version.Number);
            if (reading is NotificationReading.Verified)
                return read;
            if (best is null || best.Reading is NotificationReading.Rejected && reading is not NotificationReading.Rejected)
                best = read;
        }
        return best ?? throw new InvalidOperationException("A method was given a notification of an acquirer that it never had.");
    }
}

/// <summary>A reading, and the credentials that led to it.</summary>
/// <param name="Reading">Of the acquirer.</param>
/// <param name="Acquirer">Of the address, which the method may have left since.</param>
/// <param name="Version">Number of the credentials.</param>
internal sealed record VersionedReading(NotificationReading Reading, string Acquirer, int Version);
