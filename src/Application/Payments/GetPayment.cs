using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>One payment with its timeline.</summary>
public sealed record GetPaymentQuery(Seller Seller, PaymentId Payment) : IRequest<Result<PaymentDetails>>;

/// <summary>A payment and its timeline, oldest first.</summary>
public sealed record PaymentDetails(Payment Payment, IReadOnlyList<TimelineEntry> Timeline);

internal sealed class GetPaymentHandler(IPayments payments) : IRequestHandler<GetPaymentQuery, Result<PaymentDetails>>
{
    public async Task<Result<PaymentDetails>> Handle(GetPaymentQuery query, CancellationToken cancellationToken) =>
        await payments.FindAsync(query.Seller.Tenant, query.Payment, cancellationToken) is { } payment
            ? new PaymentDetails(payment, await payments.TimelineAsync(query.Seller.Tenant, query.Payment, cancellationToken))
            : PaymentRefusals.NoPayment;
}
