using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Refunds;

/// <summary>One payment with its timeline and the operations that are possible now.</summary>
public sealed record GetOperablePaymentQuery(Seller Seller, PaymentId Payment) : IRequest<Result<OperablePayment>>;

/// <summary>A payment as its seller works with it.</summary>
/// <param name="Payment">With its operations and follow-ups.</param>
/// <param name="Timeline">Oldest first.</param>
/// <param name="Possible">Operations to which neither we nor the acquirer object now.</param>
public sealed record OperablePayment(Payment Payment, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<OperationKind> Possible);

internal sealed class GetOperablePaymentHandler(IPayments payments, OperationCall call)
    : IRequestHandler<GetOperablePaymentQuery, Result<OperablePayment>>
{
    public async Task<Result<OperablePayment>> Handle(GetOperablePaymentQuery query, CancellationToken cancellationToken)
    {
        if (await payments.FindAsync(query.Seller.Tenant, query.Payment, cancellationToken) is not { } payment)
            return PaymentRefusals.NoPayment;
        var timeline = await payments.TimelineAsync(query.Seller.Tenant, query.Payment, cancellationToken);
        return new OperablePayment(payment, timeline, await call.PossibleAsync(payment, cancellationToken));
    }
}
