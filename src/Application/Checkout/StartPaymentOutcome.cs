using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Checkout;

/// <summary>What a buyer's checkout led to, when no rule refused it.</summary>
public abstract record StartPaymentOutcome(BuyerDisclosure Disclosure)
{
    /// <summary>The acquirer waits at this page.</summary>
    /// <param name="Page">Where the buyer pays; a QR link is followed on a phone and shown on our own page elsewhere.</param>
    /// <param name="PublicId">Of the attempt.</param>
    /// <param name="IsKnownHost">False when the adapter does not know the page's host: let through and reported.</param>
    /// <param name="Disclosure">For the page.</param>
    public sealed record Opened(PaymentPage Page, PublicId PublicId, bool IsKnownHost, BuyerDisclosure Disclosure)
        : StartPaymentOutcome(Disclosure);

    /// <summary>The bank has not answered yet; the page keeps asking and nothing else is charged meanwhile.</summary>
    public sealed record Waiting(PublicId PublicId, BuyerDisclosure Disclosure) : StartPaymentOutcome(Disclosure);

    /// <summary>The buyer has paid or the money is held; the payment's own page tells the rest.</summary>
    public sealed record Settling(PublicId PublicId, BuyerDisclosure Disclosure) : StartPaymentOutcome(Disclosure);

    /// <summary>The receipt needs an e-mail or a phone number, and the invoice has none.</summary>
    /// <param name="WasUnreadable">What the buyer typed was neither.</param>
    /// <param name="Disclosure">For the page.</param>
    public sealed record ContactNeeded(bool WasUnreadable, BuyerDisclosure Disclosure) : StartPaymentOutcome(Disclosure);

    /// <summary>The link names no method and several are set up.</summary>
    public sealed record MethodChoice(IReadOnlyList<MethodOption> Methods, BuyerDisclosure Disclosure) : StartPaymentOutcome(Disclosure);
}
