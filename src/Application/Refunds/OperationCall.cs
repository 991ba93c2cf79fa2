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
            OperationKind.Capture => access.Acquirer is ITwoStage,
            OperationKind.Cancel => access.Acquirer is ICancellations,
        };
        return isOffered ? access : PaymentRefusals.NotOffered;
    }

    public static Task<OperationOutcome> SendAsync(
        Payment payment,
        PaymentOperation operation,
        AcquirerAccess access,
        CancellationToken cancellationToken
    ) =>
        operation.Kind switch
        {
            OperationKind.Refund => ((IRefunds)access.Acquirer).RefundAsync(
                payment.Reference,
                operation.Amount,
                ReceiptOf(payment, operation, access),
                KeyOf(payment, operation),
                access.Settings,
                cancellationToken
            ),
            OperationKind.Capture => ((ITwoStage)access.Acquirer).CaptureAsync(
                payment.Reference,
                operation.Amount,
                ReceiptOf(payment, operation, access),
                access.Settings,
                cancellationToken
            ),
            OperationKind.Cancel => ((ICancellations)access.Acquirer).CancelAsync(
                payment.Reference,
                access.Settings,
                cancellationToken
            ),
        };

    // The whole of it is what the first receipt says.
    private static Receipt? ReceiptOf(Payment payment, PaymentOperation operation, AcquirerAccess access) =>
        payment.Receipt is { } receipt && operation.Lines.Count > 0 && operation.Amount != receipt.Total
            ? LineShares.Of(receipt, operation.Lines, access.Acquirer.Profile.ReceiptLimits)
            : null;

    private static string KeyOf(Payment payment, PaymentOperation operation) =>
        string.Create(CultureInfo.InvariantCulture, $"{payment.OrderId}-{operation.Number}");
}
