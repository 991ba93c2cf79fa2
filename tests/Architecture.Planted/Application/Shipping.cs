using CleanAcquiring.Application.PlantedBilling;

namespace CleanAcquiring.Application.PlantedShipping;

public sealed class Shipping
{
    public int Count() => new List<Billing>().Count;
}
