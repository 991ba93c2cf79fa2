namespace CleanAcquiring.Domain.Planted;

public sealed class InvoiceThatReadsTheClock
{
    public bool IsLate { get; } = TimeProvider.System.GetUtcNow().Year > 2000;
}
