using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments.Operations;

/// <summary>A refund, a capture or a cancel: written down before the acquirer is asked, and what became of it.</summary>
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

    /// <summary>The asker's: the same key never does a thing twice.</summary>
    public string Key { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>What had gone back before a refund; what was held before a capture or a cancel.</summary>
    public Money Before { get; private set; }

    /// <summary>Which lines of the receipt it is about; empty without a receipt.</summary>
    public IReadOnlyList<LineShare> Lines { get; private set; } = [];

    public OperationStatus Status { get; private set; }

    /// <summary>The acquirer's reason, or what is waited for.</summary>
    public string? Detail { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Nobody can tell yet what became of it; no other may begin.</summary>
    public bool IsOpen => Status is OperationStatus.Requested or OperationStatus.Unknown;

    internal void Become(OperationStatus status, string? detail, DateTimeOffset now)
    {
        Status = status;
        Detail = detail;
        SettledAt = IsOpen ? null : now;
    }
}

/// <summary>What a seller can order for a payment.</summary>
public enum OperationKind
{
    /// <summary>Money goes back to the buyer.</summary>
    Refund = 1,

    /// <summary>Held money is taken.</summary>
    Capture = 2,

    /// <summary>A hold is released, or a form that nobody paid is closed.</summary>
    Cancel = 3,
}

public enum OperationStatus
{
    /// <summary>Written down and on its way; the acquirer may know of it.</summary>
    Requested = 1,

    /// <summary>It was sent and nobody answered.</summary>
    Unknown = 2,
    Succeeded = 3,

    /// <summary>The acquirer did not do it.</summary>
    Refused = 4,

    /// <summary>The acquirer was not reached: as if it had not been ordered.</summary>
    NotSent = 5,
}
