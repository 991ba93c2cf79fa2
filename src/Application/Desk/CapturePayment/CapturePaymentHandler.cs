using CleanAcquiring.Application.Desk.Operating;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Desk.CapturePayment;

internal sealed class CapturePaymentHandler(PaymentOperations operations) : IRequestHandler<CapturePaymentCommand, Result<PaymentOperation>>
{
    public Task<Result<PaymentOperation>> Handle(CapturePaymentCommand command, CancellationToken cancellationToken) => operations.RunAsync(
        command.Seller.Tenant, command.Payment, new OperationWish(OperationKind.Capture, command.Key, command.Amount, command.Lines), cancellationToken);
}
