using CleanAcquiring.Application.Desk.GetPayment;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>A payment with its receipt explained, its operations, its timeline and the work it still owes.</summary>
internal sealed record PaymentStoryAnswer(
    PaymentAnswer Payment,
    string OrderId,
    string? AcquirerPaymentId,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<ReceiptLineAnswer> Receipt,
    IReadOnlyList<SplitStep> Explanation,
    IReadOnlyList<OperationAnswer> Operations,
    IReadOnlyList<TimelineAnswer> Timeline,
    IReadOnlyList<WorkAnswer> Work)
{
    public static PaymentStoryAnswer Of(PaymentStory story) => new(
        PaymentAnswer.Of(story.Payment),
        story.Payment.OrderId,
        story.Payment.AcquirerPaymentId,
        story.Payment.ExpiresAt,
        ReceiptLineAnswer.Of(story.Payment),
        story.Payment.Explanation,
        [.. story.Payment.Operations.Select(OperationAnswer.Of)],
        [.. story.Timeline.Select(TimelineAnswer.Of)],
        [.. story.Payment.FollowUps.Where(work => work.DueAt is not null).Select(WorkAnswer.Of)]);
}
