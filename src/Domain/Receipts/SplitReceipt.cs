namespace CleanAcquiring.Domain.Receipts;

/// <summary>The lines of a receipt and the explanation of each.</summary>
public sealed record SplitReceipt(IReadOnlyList<ReceiptLine> Lines, IReadOnlyList<SplitStep> Explanation);
