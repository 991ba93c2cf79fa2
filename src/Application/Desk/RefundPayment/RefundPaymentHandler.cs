using CleanAcquiring.Application.Desk.Operating;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Desk.RefundPayment;

internal sealed class RefundPaymentHandler(PaymentOperations operations) : IRequestHandler<RefundPaymentCommand, Result<PaymentOperation>>
{
    public Task<Result<PaymentOperation>> Handle(RefundPaymentCommand command, CancellationToken cancellationToken) => operations.RunAsync(
        command.Seller.Tenant, command.Payment, new OperationWish(OperationKind.Refund, command.Key, command.Amount, command.Lines), cancellationToken);
}
