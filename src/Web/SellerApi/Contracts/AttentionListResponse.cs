namespace CleanAcquiring.Web.SellerApi.Contracts;

internal sealed record AttentionListResponse(IReadOnlyList<AttentionResponse> Items, string? Next);
