namespace CleanAcquiring.TestKit.Emulation;

/// <summary>A payment as the bank has it; roubles.</summary>
internal sealed record BankRow(
    long Id,
    string OrderId,
    string Status,
    decimal Amount,
    decimal Remaining,
    decimal Refunded,
    bool AwaitsBuyer
)
{
    /// <summary>The bank has, or had, the buyer's money.</summary>
    public bool TookMoney => Status is "CONFIRMED" or "PARTIAL_REFUNDED" or "REFUNDED" or "ASYNC_REFUNDING";

    public decimal Kept => TookMoney ? Remaining : 0m;
}
