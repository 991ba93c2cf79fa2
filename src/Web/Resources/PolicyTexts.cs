namespace CleanAcquiring.Web.Resources;

/// <summary>Stands for the texts of the rules for buyers.</summary>
public sealed class PolicyTexts
{
    private PolicyTexts()
    {
    }
}
