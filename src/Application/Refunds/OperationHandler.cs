using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.Refunds;

/// <summary>Refunds captured money. Idempotent by its key.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Payment">Our id.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>.</param>
/// <param name="Amount">Major units; null for the whole net paid amount.</param>
/// <param name="Lines">Receipt lines; null to spread the amount over all of them.</param>
public sealed record RefundPaymentCommand(Seller Seller, PaymentId Payment, string Key, Money? Amount, IReadOnlyList<LineShare>? Lines)
    : IRequest<Result<PaymentOperation>>;

/// <summary>Captures authorized money. Idempotent by its key.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Payment">Our id.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>.</param>
/// <param name="Amount">Major units; null for the whole authorized amount.</param>
/// <param name="Lines">Receipt lines; null to spread the amount over all of them.</param>
public sealed record CapturePaymentCommand(Seller Seller, PaymentId Payment, string Key, Money? Amount, IReadOnlyList<LineShare>? Lines)
    : IRequest<Result<PaymentOperation>>;

/// <summary>Releases a hold, or closes an unpaid form; a paid payment is refused. Idempotent by its key.</summary>
public sealed record CancelPaymentCommand(Seller Seller, PaymentId Payment, string Key) : IRequest<Result<PaymentOperation>>;

/// <summary>Sets a prepayment off by a second receipt, once. Idempotent by its key.</summary>
public sealed record CloseReceiptCommand(Seller Seller, PaymentId Payment, string Key) : IRequest<Result<PaymentOperation>>;

internal sealed class OperationHandler(OperationExecutor executor)
    : IRequestHandler<RefundPaymentCommand, Result<PaymentOperation>>,
        IRequestHandler<CapturePaymentCommand, Result<PaymentOperation>>,
        IRequestHandler<CancelPaymentCommand, Result<PaymentOperation>>,
        IRequestHandler<CloseReceiptCommand, Result<PaymentOperation>>
{
    public Task<Result<PaymentOperation>> Handle(RefundPaymentCommand command, CancellationToken cancellationToken) =>
        RunAsync(OperationKind.Refund, command.Seller, command.Payment, command.Key, command.Amount, command.Lines, cancellationToken);

    public Task<Result<PaymentOperation>> Handle(CapturePaymentCommand command, CancellationToken cancellationToken) =>
        RunAsync(OperationKind.Capture, command.Seller, command.Payment, command.Key, command.Amount, command.Lines, cancellationToken);

    public Task<Result<PaymentOperation>> Handle(CancelPaymentCommand command, CancellationToken cancellationToken) =>
        RunAsync(OperationKind.Cancel, command.Seller, command.Payment, command.Key, null, null, cancellationToken);

    public Task<Result<PaymentOperation>> Handle(CloseReceiptCommand command, CancellationToken cancellationToken) =>
        RunAsync(OperationKind.ClosingReceipt, command.Seller, command.Payment, command.Key, null, null, cancellationToken);

    private Task<Result<PaymentOperation>> RunAsync(
        OperationKind kind,
        Seller seller,
        PaymentId payment,
        string key,
        Money? amount,
        IReadOnlyList<LineShare>? lines,
        CancellationToken cancellationToken) =>
        executor.RunAsync(
            seller.Tenant, payment, new OperationRequest(kind, key, amount, lines) { By = seller.Actor }, cancellationToken);
}
