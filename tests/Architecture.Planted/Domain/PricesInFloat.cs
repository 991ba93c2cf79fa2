namespace CleanAcquiring.Domain.Planted;

public sealed class PricesInFloat
{
    public int Count(IReadOnlyList<float> prices) => prices.Count;
}
