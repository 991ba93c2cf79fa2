using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Checkout;

internal sealed class GetPaymentStatusHandler(IPayments payments) : IRequestHandler<GetPaymentStatusQuery, Result<PaymentState>>
{
    public async Task<Result<PaymentState>> Handle(GetPaymentStatusQuery query, CancellationToken cancellationToken) =>
        PublicId.Parse(query.PublicId) is { } id && await payments.FindByPublicIdAsync(id, cancellationToken) is { } payment
            ? PaymentState.Of(payment)
            : PaymentState.NotFound;
}
