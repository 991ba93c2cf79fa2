using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Paying.GetPaymentState;

internal sealed class GetPaymentStateHandler(IPayments payments) : IRequestHandler<GetPaymentStateQuery, Result<PaymentState>>
{
    public async Task<Result<PaymentState>> Handle(GetPaymentStateQuery query, CancellationToken cancellationToken) =>
        PublicId.Parse(query.PublicId) is { } id && await payments.FindByPublicIdAsync(id, cancellationToken) is { } payment
            ? PaymentState.Of(payment)
            : PaymentState.NotFound;
}
