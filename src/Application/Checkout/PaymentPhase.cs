namespace CleanAcquiring.Application.Checkout;

/// <summary>A payment's state in a buyer's words; the JSON of the page's question carries these names.</summary>
public enum PaymentPhase
{
    /// <summary>The bank waits for the buyer, or for its own systems.</summary>
    Waiting,

    /// <summary>The bank has not answered; nothing else is charged meanwhile.</summary>
    Unknown,

    /// <summary>The money is held for the seller.</summary>
    Authorized,
    Paid,
    Refunded,

    /// <summary>Ended without money; the buyer may try again.</summary>
    Failed,

    /// <summary>Ended by us to begin anew: the page goes on to the payment link by itself.</summary>
    Restart,
}
