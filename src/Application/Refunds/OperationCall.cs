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
        return IsOffered(access.Acquirer, payment, kind) ? access : PaymentRefusals.NotOffered;
    }

    /// <summary>The operations on the whole of a payment to which neither we nor its acquirer object now.</summary>
    public async Task<IReadOnlyList<OperationKind>> PossibleAsync(Payment payment, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(payment.Tenant, cancellationToken);
        return settings.Access(account, payment) is not { } access ? []
            :
            [
                .. from kind in Enum.GetValues<OperationKind>()
                   let whole = new OperationRequest(kind, "", null, null).For(payment)
                   where IsOffered(access.Acquirer, payment, kind) && OperationRules.Objection(payment, kind, whole) is null
                   select kind,
            ];
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

    private static bool IsOffered(IAcquirer acquirer, Payment payment, OperationKind kind) => kind switch
    {
        OperationKind.Refund => acquirer is IRefunds,
        OperationKind.Capture => acquirer is ICaptures,
        OperationKind.Cancel when payment.Status == PaymentStatus.Authorized => acquirer is IVoids,
        OperationKind.Cancel => acquirer is ICancellations,
        OperationKind.ClosingReceipt => acquirer is IClosingReceipts,
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
