namespace CleanAcquiring.Domain.Payments;

/// <summary>How the acquirer's word reached us. The buyer's return is none of them.</summary>
public enum EvidenceSource
{
    /// <summary>The answer to opening the payment.</summary>
    Opening,

    /// <summary>A notification whose signature holds.</summary>
    Notification,

    /// <summary>The answer to a question of ours.</summary>
    Query,
}
