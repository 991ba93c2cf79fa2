using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A refund, a capture or a cancel, and what became of it.</summary>
internal sealed record OperationResponse(
    int Number,
    string Kind,
    MoneyResponse Amount,
    IReadOnlyList<LineShareResponse> Lines,
    string Status,
    string? Detail,
    DateTimeOffset RequestedAt,
    DateTimeOffset? SettledAt
)
{
    public static OperationResponse Of(PaymentOperation operation) => new(
        operation.Number,
        EnumNames.Of(operation.Kind),
        MoneyResponse.Of(operation.Amount),
        [.. operation.Lines.Select(share => new LineShareResponse(share.Number, MoneyResponse.Text(share.Amount)))],
        EnumNames.Of(operation.Status),
        operation.Detail,
        operation.RequestedAt,
        operation.SettledAt);
}
