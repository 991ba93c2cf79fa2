namespace CleanAcquiring.Web.Buyer.Pages;

internal enum PageTone
{
    Plain,
    Busy,
    Good,
    Bad,
}
