namespace CleanAcquiring.Web.Seller.Wire;

internal sealed record ProblemAnswer(string Key, string Message);
