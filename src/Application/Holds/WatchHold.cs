using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Holds;

public sealed record WatchHoldCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;

/// <summary>
/// Tells the seller that an authorization is about to lapse, twice, and captures it then where he chose so. Repeatable at every point:
/// the timeline shows what was told.
/// </summary>
internal sealed class WatchHoldHandler(
    IPayments payments,
    IAccounts accounts,
    IUnitOfWork unitOfWork,
    MethodSettings settings,
    HoldCapture capture,
    TimeProvider time) : IRequestHandler<WatchHoldCommand, FollowUpOutcome>
{
    public async Task<FollowUpOutcome> Handle(WatchHoldCommand command, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(command.Tenant, command.Payment, cancellationToken);
        var account = await accounts.FindAsync(command.Tenant, cancellationToken);
        if (payment is null || account is null || !payment.Authorized.IsPositive)
            return new FollowUpOutcome.Done();
        if (settings.Access(account, payment) is not { } access)
            return new FollowUpOutcome.Stuck("the method is no longer set up");
        if (await HoldOfAsync(payment, access, cancellationToken) is not { } hold)
            return new FollowUpOutcome.Done();

        var now = time.GetUtcNow();
        if (hold.IsNoticeDue(now))
            payment.Raise(Attention.AuthorizationExpires, now, hold.End);
        if (hold.NextNotice(now) is { } next)
            payment.Schedule(FollowUpKind.WatchHold, next);
        if (!await unitOfWork.TrySaveAsync(cancellationToken))
            return new FollowUpOutcome.NotYet("another writer was first");
        return hold.IsAboutToEnd(now) && payment.Status == PaymentStatus.Authorized && account.Settings.Holds == HoldPolicy.Capture
            ? await capture.RunAsync(account, payment, hold, cancellationToken)
            : new FollowUpOutcome.Done();
    }

    private async Task<Hold?> HoldOfAsync(Payment payment, AcquirerAccess access, CancellationToken cancellationToken) =>
        access.Acquirer.Profile.HoldLengthFor(access.Connection) is { } length
            ? Hold.Of(await payments.TimelineAsync(payment.Tenant, payment.Id, cancellationToken), length.EndOf)
            : null;
}
