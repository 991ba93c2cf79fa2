namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>The answer to an order that was not taken: a code with a text of ours, else its own words.</summary>
public sealed record OrderFault(string Code, string? Detail);
