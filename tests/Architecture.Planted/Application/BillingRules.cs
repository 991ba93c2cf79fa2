namespace CleanAcquiring.Application.PlantedBilling.Rules;

public sealed class BillingRules
{
    public Type Subject => typeof(Billing);
}
