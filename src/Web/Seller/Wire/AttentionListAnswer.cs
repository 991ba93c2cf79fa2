namespace CleanAcquiring.Web.Seller.Wire;

internal sealed record AttentionListAnswer(IReadOnlyList<AttentionAnswer> Items, string? Next);
