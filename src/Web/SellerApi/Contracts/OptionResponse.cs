namespace CleanAcquiring.Web.SellerApi.Contracts;

internal sealed record OptionResponse(string Value, string Title);
