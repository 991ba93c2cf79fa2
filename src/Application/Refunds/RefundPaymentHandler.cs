using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Refunds;

internal sealed class RefundPaymentHandler(OperationExecutor operations) : IRequestHandler<RefundPaymentCommand, Result<PaymentOperation>>
{
    public Task<Result<PaymentOperation>> Handle(RefundPaymentCommand command, CancellationToken cancellationToken) =>
        operations.RunAsync(
            command.Seller.Tenant,
            command.Payment,
            new OperationRequest(OperationKind.Refund, command.Key, command.Amount, command.Lines),
            cancellationToken
        );
}
