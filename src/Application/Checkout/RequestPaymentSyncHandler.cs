using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Checkout;

internal sealed class RequestPaymentSyncHandler(IPayments payments, IFollowUps followUps, TimeProvider time)
    : IRequestHandler<RequestPaymentSyncCommand, Result<PaymentState>>
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(3);

    public async Task<Result<PaymentState>> Handle(RequestPaymentSyncCommand command, CancellationToken cancellationToken)
    {
        if (PublicId.Parse(command.PublicId) is not { } id || await payments.FindByPublicIdAsync(id, cancellationToken) is not { } payment)
            return PaymentState.NotFound;
        if (payment.Status.IsLive())
            await followUps.ExpediteAsync(
                payment.Tenant,
                payment.Id,
                FollowUpKind.SyncPayment,
                time.GetUtcNow() - AtMostEvery,
                cancellationToken
            );
        return PaymentState.Of(payment);
    }
}
