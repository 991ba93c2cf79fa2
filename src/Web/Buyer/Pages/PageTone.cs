namespace CleanAcquiring.Web.Buyer.Pages;

public enum PageTone
{
    Plain,
    Busy,
    Good,
    Bad,
}
