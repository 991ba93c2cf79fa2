using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments.Operations;

/// <summary>A refund, a capture or a cancel: saved before it is sent, with its result.</summary>
public sealed class PaymentOperation
{
    internal PaymentOperation(Payment payment, int number, OperationKind kind, OperationTerms terms, DateTimeOffset now)
    {
        Tenant = payment.Tenant;
        Payment = payment.Id;
        Number = number;
        Kind = kind;
        Key = terms.Key;
        Amount = terms.Amount;
        Lines = terms.Lines;
        By = terms.By;
        Before = kind == OperationKind.Refund ? payment.Refunded : payment.Amount;
        Status = OperationStatus.Requested;
        RequestedAt = now;
    }

    // For the mapper of the database, which fills the properties afterwards.
    private PaymentOperation()
    {
    }

    public TenantKey Tenant { get; private set; }

    public PaymentId Payment { get; private set; }

    /// <summary>From 1 for each payment.</summary>
    public int Number { get; private set; }

    public OperationKind Kind { get; private set; }

    /// <summary>The caller's idempotency key: the same key never operates twice.</summary>
    public string Key { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>The refunded total before a refund; the authorized amount before a capture or a cancel.</summary>
    public Money Before { get; private set; }

    /// <summary>Parts of receipt lines; empty without a receipt.</summary>
    public IReadOnlyList<LineShare> Lines { get; private set; } = [];

    /// <summary>The person who ordered it; null for one that we ordered ourselves.</summary>
    public Actor? By { get; private set; }

    /// <summary>The acquirer's id of the operation; null until it told one.</summary>
    public string? AcquirerOperationId { get; private set; }

    public OperationStatus Status { get; private set; }

    /// <summary>The acquirer's reason, or what is waited for.</summary>
    public string? Detail { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Set when a person settled it.</summary>
    public OperationSettlement? Settlement { get; private set; }

    /// <summary>Requested or unknown; no other operation may begin.</summary>
    public bool IsOpen => Status is OperationStatus.Requested or OperationStatus.Unknown;

    internal void Accept(string? acquirerOperationId, string detail)
    {
        AcquirerOperationId = acquirerOperationId ?? AcquirerOperationId;
        Status = OperationStatus.Requested;
        Detail = detail;
    }

    internal void Settle(OperationSettlement settlement) => Settlement = settlement;

    internal void Become(OperationStatus status, string? detail, DateTimeOffset now)
    {
        Status = status;
        Detail = detail;
        SettledAt = IsOpen ? null : now;
    }
}

/// <summary>A person's word on how an operation ended.</summary>
/// <param name="Key">Idempotency key of the settlement.</param>
/// <param name="IsDone">True where the acquirer did it.</param>
/// <param name="Reason">The source of the person's knowledge.</param>
/// <param name="By">The person.</param>
public sealed record OperationSettlement(string Key, bool IsDone, string Reason, Actor By);

/// <summary>The kinds of operations on a payment.</summary>
public enum OperationKind
{
    /// <summary>Captured money goes back to the buyer.</summary>
    Refund = 1,

    /// <summary>An authorization is captured.</summary>
    Capture = 2,

    /// <summary>A hold is released, or an unpaid form is closed.</summary>
    Cancel = 3,

    /// <summary>A prepayment is set off by a second receipt, when the goods are handed over (зачёт предоплаты).</summary>
    ClosingReceipt = 4,
}

public enum OperationStatus
{
    /// <summary>Saved and being sent, or on its way at the acquirer, which then gave it an id.</summary>
    Requested = 1,

    /// <summary>Sent and not answered.</summary>
    Unknown = 2,
    Succeeded = 3,

    /// <summary>The acquirer did not do it.</summary>
    Refused = 4,

    /// <summary>The acquirer was not reached.</summary>
    NotSent = 5,
}
