using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Refunds;

internal sealed class CancelPaymentHandler(OperationExecutor operations) : IRequestHandler<CancelPaymentCommand, Result<PaymentOperation>>
{
    public Task<Result<PaymentOperation>> Handle(CancelPaymentCommand command, CancellationToken cancellationToken) => operations.RunAsync(
        command.Seller.Tenant, command.Payment, new OperationRequest(OperationKind.Cancel, command.Key, null, null), cancellationToken);
}
