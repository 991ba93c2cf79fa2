namespace CleanAcquiring.Web.Buyer.Pages;

internal sealed record PageLink(string Text, string Address, bool IsFirst);
