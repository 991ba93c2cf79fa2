using CleanAcquiring.Application.Desk.Operating;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Desk.CancelPayment;

internal sealed class CancelPaymentHandler(PaymentOperations operations) : IRequestHandler<CancelPaymentCommand, Result<PaymentOperation>>
{
    public Task<Result<PaymentOperation>> Handle(CancelPaymentCommand command, CancellationToken cancellationToken) => operations.RunAsync(
        command.Seller.Tenant, command.Payment, new OperationWish(OperationKind.Cancel, command.Key, null, null), cancellationToken);
}
