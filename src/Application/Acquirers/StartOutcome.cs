using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>How an acquirer answered to opening a payment.</summary>
public abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    /// <summary>The buyer can pay at the page.</summary>
    public sealed record Opened(string? AcquirerPaymentId, PaymentPage Page) : StartOutcome;

    /// <summary>The acquirer's own refusal, with its code and words for the seller.</summary>
    public sealed record Declined(string Reason) : StartOutcome;

    /// <summary>Something was sent and no answer can be read: nobody knows.</summary>
    /// <param name="Reason">For the timeline: <c>timeout</c>, <c>status 502</c>, <c>unreadable</c>.</param>
    /// <param name="AcquirerPaymentId">Where a first step was answered and a second was not.</param>
    public sealed record Unknown(string Reason, string? AcquirerPaymentId = null) : StartOutcome;
}
