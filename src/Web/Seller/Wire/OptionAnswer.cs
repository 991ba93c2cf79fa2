namespace CleanAcquiring.Web.Seller.Wire;

internal sealed record OptionAnswer(string Value, string Title);
