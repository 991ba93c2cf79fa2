using CleanAcquiring.Application.PlantedOrdering;

namespace CleanAcquiring.Application.PlantedBilling;

public sealed class Billing
{
    public Type Last => typeof(Ordering);

    /// <summary>Allowed: nested folders of one first-level folder may use each other.</summary>
    public PlantedBilling.Rules.BillingRules Rules { get; } = new();
}
