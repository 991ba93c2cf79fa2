namespace CleanAcquiring.Web.Checkout.Pages;

public sealed record PageLink(string Text, string Address, bool IsFirst);
