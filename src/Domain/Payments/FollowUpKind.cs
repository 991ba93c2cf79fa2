namespace CleanAcquiring.Domain.Payments;

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
