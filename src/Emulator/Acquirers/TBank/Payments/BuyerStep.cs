namespace CleanAcquiring.Emulator.Acquirers.TBank.Payments;

/// <summary>Where the buyer finds himself after pressing a button.</summary>
internal abstract record BuyerStep
{
    private BuyerStep()
    {
    }

    /// <summary>Off to the merchant, once the merchant has heard; without an address he stays and reads how it ended.</summary>
    internal sealed record Go(string? Url, IReadOnlyList<Task> Heard) : BuyerStep;

    /// <summary>On the bank's page, answered with this HTTP status.</summary>
    internal sealed record Stay(int HttpStatus) : BuyerStep;
}
