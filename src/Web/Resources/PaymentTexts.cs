namespace CleanAcquiring.Web.Resources;

/// <summary>Stands for the texts about payments and what needs attention.</summary>
public sealed class PaymentTexts
{
    private PaymentTexts()
    {
    }
}
