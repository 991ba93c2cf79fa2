using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>An acquirer's answer to the opening of a payment.</summary>
public abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    /// <summary>The buyer can pay at the page.</summary>
    public sealed record Opened(string? AcquirerPaymentId, PaymentPage Page) : StartOutcome;

    /// <summary>A refusal of the acquirer's, with its code and words, or of its adapter's before sending; for the seller.</summary>
    public sealed record Declined(string Reason) : StartOutcome;

    /// <summary>Something was sent and no answer can be read.</summary>
    /// <param name="Reason">For the timeline: <c>timeout</c>, <c>status 502</c>, <c>unreadable</c>.</param>
    /// <param name="AcquirerPaymentId">Known where a first step was answered and a second was not.</param>
    public sealed record Unknown(string Reason, string? AcquirerPaymentId = null) : StartOutcome;
}
