using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Refunds;

internal sealed class CapturePaymentHandler(OperationExecutor operations) : IRequestHandler<CapturePaymentCommand, Result<PaymentOperation>>
{
    public Task<Result<PaymentOperation>> Handle(CapturePaymentCommand command, CancellationToken cancellationToken) =>
        operations.RunAsync(
            command.Seller.Tenant,
            command.Payment,
            new OperationRequest(OperationKind.Capture, command.Key, command.Amount, command.Lines),
            cancellationToken
        );
}
