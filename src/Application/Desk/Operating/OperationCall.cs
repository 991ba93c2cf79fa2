using System.Globalization;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Desk.Operating;

/// <summary>The acquirer's part of an operation.</summary>
internal sealed class OperationCall(IAccounts accounts, AcquirerDirectory acquirers, MethodSettings settings)
{
    /// <summary>Whom to call, found before anything is written down.</summary>
    internal sealed record Prepared(IAcquirer Acquirer, AcquirerSettings Settings);

    public async Task<Result<Prepared>> PrepareAsync(Payment payment, OperationKind kind, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(payment.Tenant, cancellationToken);
        if (account?.Find(payment.Method) is not { } method || method.Acquirer != payment.Acquirer || acquirers.Find(payment.Acquirer) is not { } acquirer)
            return DeskRefusals.NoMethod;
        var isOffered = kind switch
        {
            OperationKind.Refund => acquirer is IRefunds,
            OperationKind.Capture => acquirer is ITwoStage,
            OperationKind.Cancel => acquirer is ICancellations,
        };
        return isOffered ? new Prepared(acquirer, settings.Open(method)) : DeskRefusals.NotOffered;
    }

    public static Task<ActOutcome> SendAsync(Payment payment, PaymentOperation operation, Prepared prepared, CancellationToken cancellationToken) => operation.Kind switch
    {
        OperationKind.Refund => ((IRefunds)prepared.Acquirer).RefundAsync(
            payment.Reference, operation.Amount, ReceiptOf(payment, operation), KeyOf(payment, operation), prepared.Settings, cancellationToken),
        OperationKind.Capture => ((ITwoStage)prepared.Acquirer).CaptureAsync(
            payment.Reference, operation.Amount, ReceiptOf(payment, operation), prepared.Settings, cancellationToken),
        OperationKind.Cancel => ((ICancellations)prepared.Acquirer).CancelAsync(payment.Reference, prepared.Settings, cancellationToken),
    };

    // The whole of it is what the first receipt says.
    private static Receipt? ReceiptOf(Payment payment, PaymentOperation operation) =>
        payment.Receipt is { } receipt && operation.Lines.Count > 0 && operation.Amount != receipt.Total ? LineShares.Of(receipt, operation.Lines) : null;

    private static string KeyOf(Payment payment, PaymentOperation operation) =>
        string.Create(CultureInfo.InvariantCulture, $"{payment.OrderId}-{operation.Number}");
}
