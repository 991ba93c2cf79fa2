using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>The question before money moves.</summary>
/// <param name="Name">Of the operation, as its texts have it.</param>
/// <param name="Sum">That would move.</param>
public sealed record OrderQuestion(string Name, Money Sum);
