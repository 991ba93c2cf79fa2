using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Checkout;

/// <summary>
/// Has the acquirer asked sooner than planned while a buyer's page waits, once in a few seconds at most. Answers the present state.
/// </summary>
public sealed record RequestPaymentSyncCommand(string PublicId) : IRequest<Result<PaymentState>>;

internal sealed class RequestPaymentSyncHandler(IPayments payments, IFollowUps followUps, TimeProvider time)
    : IRequestHandler<RequestPaymentSyncCommand, Result<PaymentState>>
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(3);

    public async Task<Result<PaymentState>> Handle(RequestPaymentSyncCommand command, CancellationToken cancellationToken)
    {
        if (PublicId.Parse(command.PublicId) is not { } id || await payments.FindByPublicIdAsync(id, cancellationToken) is not { } payment)
            return PaymentState.NotFound;
        var askedBefore = time.GetUtcNow() - AtMostEvery;
        if (payment.Status.IsLive())
            await followUps.ExpediteAsync(payment.Tenant, payment.Id, FollowUpKind.SyncPayment, askedBefore, cancellationToken);
        return PaymentState.Of(payment);
    }
}
