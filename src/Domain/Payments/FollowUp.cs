using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Payments;

/// <summary>A piece of work with the time when it is due; one row for each kind that a payment (or an account) can owe.</summary>
public sealed class FollowUp
{
    /// <summary>Stands in the key where an account owes the work.</summary>
    public static readonly PaymentId OfAccount = new(Guid.Empty);

    public FollowUp(TenantKey tenant, PaymentId payment, FollowUpKind kind, DateTimeOffset dueAt)
    {
        Tenant = tenant;
        Payment = payment;
        Kind = kind;
        DueAt = dueAt;
    }

    // For the mapper of the database, which fills the properties afterwards.
    private FollowUp()
    {
    }

    public TenantKey Tenant { get; private set; }

    public PaymentId Payment { get; private set; }

    public FollowUpKind Kind { get; private set; }

    /// <summary>Nothing when nothing is owed.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Grows with every order, so that a worker which finished an older order does not close a newer one.</summary>
    public int Generation { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>When it was given up and put on the desk.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }

    public void Schedule(DateTimeOffset dueAt)
    {
        DueAt = dueAt;
        Generation++;
        Attempts = 0;
        LastError = null;
        ParkedAt = null;
    }

    public void Cancel()
    {
        DueAt = null;
        Generation++;
        ParkedAt = null;
    }
}

/// <summary>Work that something owes.</summary>
public enum FollowUpKind
{
    SyncPayment = 1,
    SyncInvoice = 2,
    ExpirePayment = 3,

    /// <summary>Owed by an account, not by a payment.</summary>
    RefreshToken = 4,

    /// <summary>The acquirer's word, ours and the CRM's are compared.</summary>
    Reconcile = 5,
}
