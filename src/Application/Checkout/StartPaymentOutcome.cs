using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Checkout;

/// <summary>The outcome of a click that no rule refused.</summary>
public abstract record StartPaymentOutcome
{
    private StartPaymentOutcome()
    {
    }

    /// <summary>For the browser to keep and to send with its next clicks; null where no contact is typed.</summary>
    public string? Ticket { get; init; }

    /// <summary>The buyer pays at the acquirer's page.</summary>
    /// <param name="Page">A QR link is followed on a phone and shown on our own page elsewhere.</param>
    /// <param name="PublicId">Of the payment.</param>
    /// <param name="IsKnownHost">False when the adapter does not know the page's host: let through and reported.</param>
    public sealed record Opened(PaymentPage Page, PublicId PublicId, bool IsKnownHost) : StartPaymentOutcome
    {
        /// <summary>Suffixes of the acquirer's hosts, for a widget's page.</summary>
        public IReadOnlyCollection<string> PageHosts { get; init; } = [];
    }

    /// <summary>The acquirer has not answered yet; the page asks again and nothing else is charged meanwhile.</summary>
    /// <param name="PublicId">Of the payment; null unless this click opened it.</param>
    public sealed record Waiting(PublicId? PublicId) : StartPaymentOutcome;

    /// <summary>The payment that this click opened is paid or authorized already; its own page shows it.</summary>
    public sealed record Completed(PublicId PublicId) : StartPaymentOutcome;

    /// <summary>The receipt needs an e-mail or a phone number, and the invoice has none.</summary>
    /// <param name="WasUnreadable">The buyer typed a text that is neither.</param>
    public sealed record ContactNeeded(bool WasUnreadable) : StartPaymentOutcome
    {
        /// <summary>A phone number will not do.</summary>
        public bool NeedsEmail { get; init; }
    }

    /// <summary>The link names no method and several are set up.</summary>
    public sealed record MethodChoice(IReadOnlyList<MethodOption> Methods) : StartPaymentOutcome;
}
