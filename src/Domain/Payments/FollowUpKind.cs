namespace CleanAcquiring.Domain.Payments;

/// <summary>Work that something owes.</summary>
public enum FollowUpKind
{
    AskAcquirer = 1,
    UpdateInvoice = 2,
    ExpireAttempt = 3,

    /// <summary>Owed by an account, not by a payment.</summary>
    RefreshToken = 4,

    /// <summary>The acquirer's word, ours and the CRM's are compared.</summary>
    Reconcile = 5,
}
