using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Refunds;

/// <summary>Gives money back to the buyer. Idempotent by its key.</summary>
/// <param name="Seller">Who asks.</param>
/// <param name="Payment">Which.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>.</param>
/// <param name="Amount">How much, major units; nothing for all that is left.</param>
/// <param name="Lines">Which lines of the receipt; nothing to spread it over all of them.</param>
public sealed record RefundPaymentCommand(Seller Seller, PaymentId Payment, string Key, Money? Amount, IReadOnlyList<LineShare>? Lines)
    : IRequest<Result<PaymentOperation>>;

/// <summary>Takes held money. Idempotent by its key.</summary>
/// <param name="Seller">Who asks.</param>
/// <param name="Payment">Which.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>.</param>
/// <param name="Amount">How much, major units; nothing for the whole hold.</param>
/// <param name="Lines">Which lines of the receipt; nothing to spread it over all of them.</param>
public sealed record CapturePaymentCommand(Seller Seller, PaymentId Payment, string Key, Money? Amount, IReadOnlyList<LineShare>? Lines)
    : IRequest<Result<PaymentOperation>>;

/// <summary>Releases a hold, or closes a form that nobody paid; what is paid is left alone. Idempotent by its key.</summary>
public sealed record CancelPaymentCommand(Seller Seller, PaymentId Payment, string Key) : IRequest<Result<PaymentOperation>>;

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

internal sealed class CancelPaymentHandler(OperationExecutor operations) : IRequestHandler<CancelPaymentCommand, Result<PaymentOperation>>
{
    public Task<Result<PaymentOperation>> Handle(CancelPaymentCommand command, CancellationToken cancellationToken) => operations.RunAsync(
        command.Seller.Tenant, command.Payment, new OperationRequest(OperationKind.Cancel, command.Key, null, null), cancellationToken);
}
