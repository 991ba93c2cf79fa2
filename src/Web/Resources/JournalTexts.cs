namespace CleanAcquiring.Web.Resources;

/// <summary>Stands for the texts of the journal.</summary>
public sealed class JournalTexts
{
    private JournalTexts()
    {
    }
}
