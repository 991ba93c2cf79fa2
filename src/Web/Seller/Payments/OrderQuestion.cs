using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>The question before money moves.</summary>
/// <param name="Name">Of the operation, as its texts have it.</param>
/// <param name="Sum">That would move.</param>
/// <param name="IsSpread">A part of the sum would be refunded on each line of the receipt.</param>
public sealed record OrderQuestion(string Name, Money Sum, bool IsSpread);
