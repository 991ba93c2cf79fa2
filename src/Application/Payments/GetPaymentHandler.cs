using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Payments;

internal sealed class GetPaymentHandler(IPayments payments) : IRequestHandler<GetPaymentQuery, Result<PaymentDetails>>
{
    public async Task<Result<PaymentDetails>> Handle(GetPaymentQuery query, CancellationToken cancellationToken) =>
        await payments.FindAsync(query.Seller.Tenant, query.Payment, cancellationToken) is { } payment
            ? new PaymentDetails(payment, await payments.TimelineAsync(query.Seller.Tenant, query.Payment, cancellationToken))
            : PaymentRefusals.NoPayment;
}
