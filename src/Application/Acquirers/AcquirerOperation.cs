using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>An operation that an acquirer is asked for, or asked about.</summary>
/// <param name="Payment">The payment's keys.</param>
/// <param name="Key">Ours, and always the same for this operation: one key never operates twice, as far as the acquirer offers it.</param>
/// <param name="Amount">The sum to move; of a void, the whole hold.</param>
/// <param name="Receipt">The lines that are moved, which sum to the amount; null for the whole payment or without receipts.</param>
public sealed record AcquirerOperation(AcquirerReference Payment, string Key, Money Amount, Receipt? Receipt)
{
    /// <summary>The acquirer's own id of the operation; null until it told one.</summary>
    public string? Id { get; init; }
}

/// <summary>The acquirer takes a hold, whole or in part.</summary>
public interface ICaptures
{
    /// <summary>Captures an authorized sum or a part of it; the rest of the hold is released.</summary>
    /// <exception cref="OutageException">Nothing was sent.</exception>
    Task<OperationOutcome> CaptureAsync(AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken);
}

/// <summary>The acquirer releases a hold.</summary>
public interface IVoids
{
    /// <summary>Releases the whole hold. Never refunds: a captured payment is left alone.</summary>
    /// <exception cref="OutageException">Nothing was sent.</exception>
    Task<OperationOutcome> VoidAsync(AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken);
}

/// <summary>The acquirer ends a form that nobody has paid yet.</summary>
public interface ICancellations
{
    /// <summary>
    /// Ends an unpaid payment; a hold that came meanwhile may be released. Never refunds: a captured payment is left alone.
    /// </summary>
    /// <exception cref="OutageException">Nothing was sent.</exception>
    Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken);
}

/// <summary>The acquirer can refund.</summary>
public interface IRefunds
{
    /// <summary>Refunds at most the captured sum less earlier refunds.</summary>
    /// <exception cref="OutageException">Nothing was sent.</exception>
    Task<OperationOutcome> RefundAsync(AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken);
}

/// <summary>The acquirer makes the second receipt, which sets a prepayment off.</summary>
public interface IClosingReceipts
{
    /// <summary>Makes the receipt of the operation: its lines are paid in full and sum to its amount.</summary>
    /// <exception cref="OutageException">Nothing was sent.</exception>
    Task<OperationOutcome> CloseReceiptAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken);
}

/// <summary>The acquirer tells what became of a refund that it accepted, or whose answer was lost.</summary>
public interface IOperationQueries
{
    /// <summary>
    /// <see cref="OperationOutcome.Unknown"/> where the acquirer shows no such refund: the payment's own evidence decides then.
    /// </summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    Task<OperationOutcome> QueryRefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken);
}

/// <summary>An acquirer's answer to an operation.</summary>
public abstract record OperationOutcome
{
    private OperationOutcome()
    {
    }

    /// <summary>The acquirer took the operation.</summary>
    /// <param name="Evidence">
    /// The payment's state now, which may still be on its way to the end; null where the acquirer shows no state and a refund is done.
    /// </param>
    public sealed record Done(Evidence? Evidence) : OperationOutcome;

    /// <summary>Accepted and on its way: its end is asked for.</summary>
    /// <param name="Status">The acquirer's own word.</param>
    /// <param name="Id">The acquirer's id of the operation, where it has one.</param>
    public sealed record InProgress(string Status, string? Id) : OperationOutcome;

    public sealed record Refused(string Reason) : OperationOutcome
    {
        /// <summary>The acquirer's report from before the operation, where it may be news to us.</summary>
        public Evidence? Evidence { get; init; }
    }

    /// <summary>The outcome is not known: it is asked, never repeated.</summary>
    public sealed record Unknown(string Reason) : OperationOutcome
    {
        /// <summary>The acquirer's report from before the operation, where it may be news to us.</summary>
        public Evidence? Evidence { get; init; }
    }
}
