namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>Some payments; <c>next</c> goes into <c>after</c> for the following ones.</summary>
internal sealed record PaymentListAnswer(IReadOnlyList<PaymentAnswer> Items, string? Next);
