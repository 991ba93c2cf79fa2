using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Payments;

/// <summary>A piece of work with its due time; one row for each kind of a payment or an account.</summary>
public sealed class FollowUp
{
    /// <summary>The payment id in the key of an account's own work.</summary>
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

    /// <summary>null when no work is due.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Grows with every schedule, so that a worker that finished an older one does not close a newer one.</summary>
    public int Generation { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>The time at which it was parked for a person.</summary>
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

/// <summary>The kinds of follow-ups.</summary>
public enum FollowUpKind
{
    SyncPayment = 1,
    SyncInvoice = 2,
    ExpirePayment = 3,

    /// <summary>Of an account, not of a payment.</summary>
    RefreshToken = 4,

    /// <summary>Compares the acquirer's state, ours and the CRM's.</summary>
    Reconcile = 5,

    /// <summary>Tells the seller that authorized money is about to go back, and captures it where he chose so.</summary>
    WatchHold = 6,

    /// <summary>Waits until the goods of a prepayment are handed over, and orders its closing receipt.</summary>
    MakeClosingReceipt = 7,

    /// <summary>Of an account: erases the data whose time is over.</summary>
    EnforceRetention = 20,

    /// <summary>Of a webhook endpoint, whose id stands for a payment's: sends what waits for it, in order.</summary>
    DeliverWebhooks = 30,
}
