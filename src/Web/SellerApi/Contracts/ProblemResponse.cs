namespace CleanAcquiring.Web.SellerApi.Contracts;

internal sealed record ProblemResponse(string Key, string Message);
