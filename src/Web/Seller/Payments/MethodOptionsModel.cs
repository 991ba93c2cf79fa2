using CleanAcquiring.Application.Accounts;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>The methods of the filter.</summary>
/// <param name="Methods">Those of now first.</param>
/// <param name="Selected">A code; null for all.</param>
public sealed record MethodOptionsModel(IReadOnlyList<UsedMethod> Methods, string? Selected);
