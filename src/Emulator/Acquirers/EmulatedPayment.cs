namespace CleanAcquiring.Emulator.Acquirers;

/// <summary>A payment as its acquirer has it. Amounts are in roubles.</summary>
/// <param name="Id">The acquirer's id.</param>
/// <param name="OrderId">The gateway's id of the order.</param>
/// <param name="State">The state in words that all acquirers share.</param>
/// <param name="Status">The state in the acquirer's own word.</param>
/// <param name="Amount">The ordered amount; after a partial capture, the captured one.</param>
/// <param name="Remaining">The amount that is authorized or captured and has not been given back.</param>
/// <param name="Refunded">The amount that was captured and given back.</param>
/// <param name="Language">The language of the payment page.</param>
public sealed record EmulatedPayment(
    string Id,
    string OrderId,
    EmulatedPaymentState State,
    string Status,
    decimal Amount,
    decimal Remaining,
    decimal Refunded,
    string Language)
{
    public bool AwaitsBuyer => State is EmulatedPaymentState.AwaitsBuyer;

    /// <summary>The acquirer has, or had, the buyer's money.</summary>
    public bool IsCaptured => State is EmulatedPaymentState.Captured;

    /// <summary>The captured amount that has not been refunded.</summary>
    public decimal NetPaid => IsCaptured ? Remaining : 0m;
}

public enum EmulatedPaymentState
{
    AwaitsBuyer,
    Processing,
    Authorized,

    /// <summary>Captured, even if refunded since.</summary>
    Captured,
    Declined,
    Expired,

    /// <summary>Canceled before it was paid, or the authorization was released.</summary>
    Canceled,
}
