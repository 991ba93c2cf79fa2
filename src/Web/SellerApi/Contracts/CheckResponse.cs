namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>What the acquirer said about settings.</summary>
internal sealed record CheckResponse(bool Ok, IReadOnlyList<ProblemResponse> Problems);
