namespace CleanAcquiring.Emulator.Acquirers;

/// <summary>
/// Operations at an acquirer without a call of the gateway. An acquirer that offers it implements it beside
/// <see cref="IEmulatedAcquirer"/>. Amounts are in roubles.
/// </summary>
public interface IEmulatedCabinet
{
    /// <summary>Refunds captured money or releases an authorization, whole or in part, as the seller does in the cabinet.</summary>
    void GiveBack(string paymentId, decimal? amount = null);

    /// <summary>Lets the payer's bank refuse the refund that is under way, else the next one, after the acquirer accepted it.</summary>
    void RefuseNextRefund(string paymentId, string reason);

    /// <summary>Tells the gateway what became of the fiscal receipt: an error, or null for a receipt that was made.</summary>
    void AnnounceReceipt(string paymentId, string? error);
}
