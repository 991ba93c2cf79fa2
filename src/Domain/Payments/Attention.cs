namespace CleanAcquiring.Domain.Payments;

/// <summary>Reasons for which a payment needs attention; stable codes.</summary>
public static class Attention
{
    /// <summary>The payment holds money beyond the invoice's total.</summary>
    public const string Excess = "payment.excess";

    /// <summary>The acquirer was asked to open it, and nobody knows what came of it.</summary>
    public const string PaymentUnknown = "payment.unknown";

    /// <summary>The time to pay is over, and the acquirer has not ended it.</summary>
    public const string PaymentOverdue = "payment.overdue";

    /// <summary>A refund, capture or cancel was sent, and nobody knows what came of it.</summary>
    public const string OperationUnknown = "operation.unknown";

    /// <summary>An ended payment was authorized after all while another one is open.</summary>
    public const string LateSuccess = "payment.late_success";

    /// <summary>Authorized money that nobody captured or released is about to go back to the buyer; its detail is when.</summary>
    public const string AuthorizationExpires = "authorization.expires";

    /// <summary>The evidence names another sum, currency or order.</summary>
    public const string EvidenceMismatch = "payment.evidence_mismatch";

    /// <summary>The evidence contradicts what the acquirer said before.</summary>
    public const string Contradiction = "payment.contradiction";

    /// <summary>The invoice was already marked paid when the money came.</summary>
    public const string InvoicePaidElsewhere = "invoice.paid_elsewhere";

    /// <summary>The invoice's sum changed after the payment was opened.</summary>
    public const string InvoiceSumChanged = "invoice.sum_changed";

    /// <summary>The invoice's sum cannot be read while there is money for it.</summary>
    public const string InvoiceUnreadable = "invoice.unreadable";

    /// <summary>The invoice has a status of the seller's own in which it may not be paid; it is not overwritten.</summary>
    public const string InvoiceNotPayable = "invoice.not_payable";

    /// <summary>The paid status was removed from the invoice more than once.</summary>
    public const string InvoiceUnmarked = "invoice.unmarked";

    /// <summary>The invoice is gone from the CRM after it was paid.</summary>
    public const string InvoiceGone = "invoice.gone";

    /// <summary>A part was refunded outside of us, and the acquirer does not say how much.</summary>
    public const string RefundedElsewhere = "payment.refunded_elsewhere";

    /// <summary>A refund that was done failed after all: the seller has the money again.</summary>
    public const string RefundFailed = "payment.refund_failed";

    /// <summary>The buyer's bank disputes the payment; its detail is the withheld sum and the last moment to answer.</summary>
    public const string Disputed = "payment.disputed";

    /// <summary>The money came and its fiscal receipt could not be made.</summary>
    public const string ReceiptFailed = "receipt.failed";

    /// <summary>A follow-up was parked after its last try.</summary>
    public const string WorkGivenUp = "follow_up.given_up";

    /// <summary>The acquirer refused to open the payment.</summary>
    public const string OpeningRefused = "payment.opening_refused";

    /// <summary>An acquirer's genuine notification names an order that we do not have.</summary>
    public const string UnknownOrder = "notification.unknown_order";

    /// <summary>Notifications came to a method's address whose signature does not hold, or is by another secret.</summary>
    public const string Rejected = "notification.rejected";

    /// <summary>Most notifications of a method are rejected: its acquirer may sign in another way, or the secret is wrong.</summary>
    public const string MostlyRejected = "notification.mostly_rejected";

    /// <summary>A notification was stored and never processed.</summary>
    public const string Unprocessed = "notification.not_processed";

    /// <summary>A webhook endpoint of the seller's failed for days, or wants no webhook any more; its detail is the fault.</summary>
    public const string WebhookSuspended = "webhook.suspended";
}
