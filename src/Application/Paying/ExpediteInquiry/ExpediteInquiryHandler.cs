using CleanAcquiring.Application.Paying.GetPaymentState;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Paying.ExpediteInquiry;

internal sealed class ExpediteInquiryHandler(IPayments payments, IFollowUps followUps, TimeProvider time)
    : IRequestHandler<ExpediteInquiryCommand, Result<PaymentState>>
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(3);

    public async Task<Result<PaymentState>> Handle(ExpediteInquiryCommand command, CancellationToken cancellationToken)
    {
        if (PublicId.Parse(command.PublicId) is not { } id || await payments.FindByPublicIdAsync(id, cancellationToken) is not { } payment)
            return PaymentState.NotFound;
        if (payment.Status.IsLive())
            await followUps.ExpediteAsync(payment.Tenant, payment.Id, FollowUpKind.AskAcquirer, time.GetUtcNow() - AtMostEvery, cancellationToken);
        return PaymentState.Of(payment);
    }
}
