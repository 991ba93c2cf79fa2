namespace CleanAcquiring.Web.Resources;

/// <summary>Stands for the texts that all pages of the seller share; a page's own are in a file of its own.</summary>
public sealed class SellerTexts
{
    private SellerTexts()
    {
    }
}
