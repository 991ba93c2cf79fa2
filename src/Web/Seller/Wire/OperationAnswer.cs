using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>A refund, a capture or a cancel, and what became of it.</summary>
internal sealed record OperationAnswer(
    int Number, string Kind, MoneyAnswer Amount, IReadOnlyList<LineShareAnswer> Lines, string Status, string? Detail, DateTimeOffset RequestedAt, DateTimeOffset? SettledAt)
{
    public static OperationAnswer Of(PaymentOperation operation) => new(
        operation.Number,
        Words.Of(operation.Kind),
        MoneyAnswer.Of(operation.Amount),
        [.. operation.Lines.Select(share => new LineShareAnswer(share.Number, MoneyAnswer.Text(share.Amount)))],
        Words.Of(operation.Status),
        operation.Detail,
        operation.RequestedAt,
        operation.SettledAt);
}
