namespace CleanAcquiring.Web.Buyer.Pages;

public sealed record PageLink(string Text, string Address, bool IsFirst);
