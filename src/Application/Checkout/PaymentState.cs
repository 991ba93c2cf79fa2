using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Checkout;

/// <summary>A payment as its buyer sees it.</summary>
/// <param name="PublicId">In the address.</param>
/// <param name="Phase">What the page says.</param>
/// <param name="Amount">Of the attempt.</param>
/// <param name="AccountId">For the link that tries again.</param>
/// <param name="InvoiceId">For the link that tries again.</param>
/// <param name="Method">For the link that tries again.</param>
/// <param name="BackLink">The PayWall page.</param>
/// <param name="QrLink">To show as a QR code while the payment waits for it.</param>
/// <param name="FormLink">The acquirer's page while the buyer can still pay there.</param>
/// <param name="Language">Of the invoice.</param>
public sealed record PaymentState(
    string PublicId,
    PaymentPhase Phase,
    Money Amount,
    long AccountId,
    long InvoiceId,
    string Method,
    Uri? BackLink,
    Uri? QrLink,
    Uri? FormLink,
    string? Language)
{
    internal static Refusal NotFound => new(RefusalKind.NotFound, "payment.not_found");

    internal static PaymentState Of(Payment payment) => new(
        payment.PublicId.Value,
        PhaseOf(payment),
        payment.Amount,
        payment.Tenant.AccountId,
        payment.Invoice.Value,
        payment.Method.Value,
        payment.InvoiceLink,
        payment.Status == PaymentStatus.Pending && payment.Page is PaymentPage.QrLink qr ? qr.Link : null,
        payment.Status == PaymentStatus.Pending && payment.Page is PaymentPage.Redirect form ? form.Address : null,
        payment.Language);

    private static PaymentPhase PhaseOf(Payment payment) => payment.Status switch
    {
        PaymentStatus.Created or PaymentStatus.Unknown => PaymentPhase.Unknown,
        PaymentStatus.Pending when payment.AbandonedAt is not null => PaymentPhase.Unknown,
        PaymentStatus.Pending => PaymentPhase.Waiting,
        PaymentStatus.Authorized => PaymentPhase.Authorized,
        PaymentStatus.Paid or PaymentStatus.PartiallyRefunded => PaymentPhase.Paid,
        PaymentStatus.Refunded => PaymentPhase.Refunded,
        // What we ended ourselves to open anew goes on by itself; what failed is for the buyer to try again.
        PaymentStatus.Canceled or PaymentStatus.Expired when payment.AbandonedAt is not null => PaymentPhase.Restart,
        PaymentStatus.Declined or PaymentStatus.Canceled or PaymentStatus.Expired => PaymentPhase.Failed,
    };
}
