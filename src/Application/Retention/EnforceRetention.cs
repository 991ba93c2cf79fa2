using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Retention;

/// <summary>Erases the data of an account whose time is over; all of it once the account has been disconnected for long.</summary>
public sealed record EnforceRetentionCommand(TenantKey Tenant) : IRequest<FollowUpOutcome>
{
    /// <summary>The pause between two runs of an account.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>The rows of a kind that one run erases: a second's work, whatever has piled up.</summary>
    public const int Most = 500;
}

/// <summary>Erases a bounded number of rows, and schedules the next run.</summary>
internal sealed class EnforceRetentionHandler(
    IAccounts accounts,
    IRetention retention,
    ISellerSessions sessions,
    IFollowUps followUps,
    IUnitOfWork unitOfWork,
    RetentionPolicy policy,
    TimeProvider time
) : IRequestHandler<EnforceRetentionCommand, FollowUpOutcome>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task<FollowUpOutcome> Handle(EnforceRetentionCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Tenant, cancellationToken) is not { } account)
            return new FollowUpOutcome.Done();
        var now = time.GetUtcNow();
        account.NoteActivity(now);
        if (!await unitOfWork.TrySaveAsync(cancellationToken))
            return new FollowUpOutcome.NotYet("the account was changed meanwhile");

        var isOver = !account.IsActive
            && await retention.TryEraseAccountAsync(account.Tenant, now - policy.Accounts, cancellationToken);
        await sessions.RemoveExpiredAsync(account.Tenant, cancellationToken);
        var hasMore = await EraseRowsAsync(account.Tenant, isOver, now, cancellationToken);
        // An erased account has nothing that grows old; an installation schedules the next run.
        if (hasMore || !isOver)
            await followUps.ScheduleForAccountAsync(
                account.Tenant,
                FollowUpKind.EnforceRetention,
                now + (hasMore ? Pause : EnforceRetentionCommand.Interval),
                cancellationToken
            );
        return new FollowUpOutcome.Done();
    }

    private async Task<bool> EraseRowsAsync(TenantKey tenant, bool isOver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var payments = await retention.ErasePaymentsAsync(
            tenant, isOver ? now : now - policy.Contacts, EnforceRetentionCommand.Most, cancellationToken);
        var notifications = await retention.EraseNotificationsAsync(
            tenant,
            isOver ? now : now - policy.Notifications,
            isOver ? now : now - policy.Rejected,
            EnforceRetentionCommand.Most,
            cancellationToken
        );
        var webhooks = await retention.EraseWebhooksAsync(
            tenant, isOver ? now : now - policy.Webhooks, EnforceRetentionCommand.Most, cancellationToken);
        return Math.Max(payments, Math.Max(notifications, webhooks)) == EnforceRetentionCommand.Most;
    }
}
