namespace CleanAcquiring.Web.Resources;

/// <summary>Stands for the texts of the set-up.</summary>
public sealed class SetupTexts
{
    private SetupTexts()
    {
    }
}
