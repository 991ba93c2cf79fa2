namespace CleanAcquiring.Web.Checkout.Pages;

public enum PageTone
{
    Plain,
    Busy,
    Good,
    Bad,
}
