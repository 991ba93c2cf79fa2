using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A payment with its receipt explained, its operations, its timeline and the work it still owes.</summary>
internal sealed record PaymentDetailsResponse(
    PaymentResponse Payment,
    string OrderId,
    string? AcquirerPaymentId,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<ReceiptLineResponse> Receipt,
    IReadOnlyList<SplitStep> Explanation,
    IReadOnlyList<OperationResponse> Operations,
    IReadOnlyList<TimelineEntryResponse> Timeline,
    IReadOnlyList<FollowUpResponse> Work)
{
    public static PaymentDetailsResponse Of(PaymentDetails details) => new(
        PaymentResponse.Of(details.Payment),
        details.Payment.OrderId,
        details.Payment.AcquirerPaymentId,
        details.Payment.ExpiresAt,
        ReceiptLineResponse.Of(details.Payment),
        details.Payment.Explanation,
        [.. details.Payment.Operations.Select(OperationResponse.Of)],
        [.. details.Timeline.Select(TimelineEntryResponse.Of)],
        [.. details.Payment.FollowUps.Where(work => work.DueAt is not null).Select(FollowUpResponse.Of)]);
}
