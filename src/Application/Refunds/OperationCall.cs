using System.Globalization;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Refunds;

/// <summary>The acquirer's part of an operation.</summary>
internal sealed class OperationCall(IAccounts accounts, MethodSettings settings)
{
    /// <summary>Finds the acquirer and checks that it offers the operation, before anything is saved.</summary>
    public async Task<Result<AcquirerAccess>> PrepareAsync(Payment payment, OperationKind kind, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(payment.Tenant, cancellationToken);
        if (settings.Access(account, payment) is not { } access)
            return PaymentRefusals.NoMethod;
        var isOffered = kind switch
        {
            OperationKind.Refund => access.Acquirer is IRefunds,
            OperationKind.Capture => access.Acquirer is ICaptures,
            OperationKind.Cancel when payment.Status == PaymentStatus.Authorized => access.Acquirer is IVoids,
            OperationKind.Cancel => access.Acquirer is ICancellations,
            OperationKind.ClosingReceipt => access.Acquirer is IClosingReceipts,
        };
        return isOffered ? access : PaymentRefusals.NotOffered;
    }

    public static Task<OperationOutcome> SendAsync(
        Payment payment,
        PaymentOperation operation,
        AcquirerAccess access,
        CancellationToken cancellationToken
    )
    {
        var (acquirer, connection) = access;
        var asked = Of(payment, operation, acquirer);
        return operation.Kind switch
        {
            OperationKind.Refund => ((IRefunds)acquirer).RefundAsync(asked, connection, cancellationToken),
            OperationKind.Capture => ((ICaptures)acquirer).CaptureAsync(asked, connection, cancellationToken),
            OperationKind.Cancel when payment.Status == PaymentStatus.Authorized =>
                ((IVoids)acquirer).VoidAsync(asked, connection, cancellationToken),
            OperationKind.Cancel => ((ICancellations)acquirer).CancelAsync(payment.Reference, connection, cancellationToken),
            OperationKind.ClosingReceipt => ((IClosingReceipts)acquirer).CloseReceiptAsync(asked, connection, cancellationToken),
        };
    }

    /// <summary>The operation in the acquirer's terms, the same each time.</summary>
    public static AcquirerOperation Of(Payment payment, PaymentOperation operation, IAcquirer acquirer) =>
        new(payment.Reference, KeyOf(payment, operation), operation.Amount, ReceiptOf(payment, operation, acquirer))
        {
            Id = operation.AcquirerOperationId,
        };

    private static Receipt? ReceiptOf(Payment payment, PaymentOperation operation, IAcquirer acquirer)
    {
        var limits = acquirer.Profile.Fiscal?.Limits ?? ReceiptLimits.Usual;
        return payment.Receipt is not { } receipt || operation.Lines.Count == 0 ? null
            : operation.Kind == OperationKind.ClosingReceipt ? LineShares.Closing(receipt, operation.Lines, limits)
            // The whole of it is what the first receipt says.
            : operation.Amount == receipt.Total ? null
            : LineShares.Of(receipt, operation.Lines, limits);
    }

    private static string KeyOf(Payment payment, PaymentOperation operation) =>
        string.Create(CultureInfo.InvariantCulture, $"{payment.OrderId}-{operation.Number}");
}
