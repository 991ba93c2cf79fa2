namespace CleanAcquiring.Domain.Planted;

public sealed class PriceInDouble
{
    public double? Rubles { get; init; }
}
