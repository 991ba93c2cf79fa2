using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Trial;

/// <summary>Presses a button of a trial page.</summary>
/// <param name="PublicId">In the address.</param>
/// <param name="Choice">The button.</param>
public sealed record ChooseOnTrialPageCommand(string PublicId, TrialChoice Choice)
    : IRequest<Result<IReadOnlyList<ReceiveNotificationCommand>>>;

/// <summary>Answers the notifications that the acquirer sends now, for the caller to deliver.</summary>
internal sealed class ChooseOnTrialPageHandler(TrialPayments trials)
    : IRequestHandler<ChooseOnTrialPageCommand, Result<IReadOnlyList<ReceiveNotificationCommand>>>
{
    public async Task<Result<IReadOnlyList<ReceiveNotificationCommand>>> Handle(
        ChooseOnTrialPageCommand command, CancellationToken cancellationToken)
    {
        if (await trials.FindAsync(command.PublicId, cancellationToken) is not { Payment: var payment } trial)
            return PaymentState.NotFound;
        var sent = await trial.Page.ChooseAsync(payment.Reference, command.Choice, trial.Connection, cancellationToken);
        return Result<IReadOnlyList<ReceiveNotificationCommand>>.Of(
            [.. sent.Select(notification => new ReceiveNotificationCommand(payment.Acquirer, trial.NotificationKey, notification))]);
    }
}
