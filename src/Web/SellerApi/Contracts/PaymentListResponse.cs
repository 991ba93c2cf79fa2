namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>Some payments; <c>next</c> goes into <c>after</c> for the following ones.</summary>
internal sealed record PaymentListResponse(IReadOnlyList<PaymentResponse> Items, string? Next);
