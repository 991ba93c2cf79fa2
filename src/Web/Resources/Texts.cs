namespace CleanAcquiring.Web.Resources;

/// <summary>Stands for the texts in <c>Texts.resx</c> (English) and <c>Texts.ru.resx</c>.</summary>
public sealed class Texts
{
    private Texts()
    {
    }
}
