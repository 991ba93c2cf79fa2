using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Desk.GetPayment;

internal sealed class GetPaymentHandler(IPayments payments) : IRequestHandler<GetPaymentQuery, Result<PaymentStory>>
{
    public async Task<Result<PaymentStory>> Handle(GetPaymentQuery query, CancellationToken cancellationToken) =>
        await payments.FindAsync(query.Seller.Tenant, query.Payment, cancellationToken) is { } payment
            ? new PaymentStory(payment, await payments.TimelineAsync(query.Seller.Tenant, query.Payment, cancellationToken))
            : DeskRefusals.NoPayment;
}
