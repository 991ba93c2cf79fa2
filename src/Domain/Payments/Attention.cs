namespace CleanAcquiring.Domain.Payments;

/// <summary>Why a payment lies on the desk of a person. Stable names.</summary>
public static class Attention
{
    /// <summary>Money came for an invoice that another payment of ours has paid.</summary>
    public const string PaidTwice = "payment.paid_twice";

    /// <summary>The acquirer holds money for an attempt that was over, while the buyer has another one open.</summary>
    public const string LateSuccess = "payment.late_success";

    /// <summary>The acquirer speaks of another sum, currency or order than ours.</summary>
    public const string EvidenceMismatch = "payment.evidence_mismatch";

    /// <summary>The acquirer says what cannot follow from what it said before.</summary>
    public const string Contradiction = "payment.contradiction";

    /// <summary>The invoice was already marked paid when the money came.</summary>
    public const string InvoicePaidElsewhere = "invoice.paid_elsewhere";

    /// <summary>The invoice's sum changed after the payment was opened.</summary>
    public const string InvoiceSumChanged = "invoice.sum_changed";

    /// <summary>The invoice has a status, given after the payment was opened, in which nobody may pay it.</summary>
    public const string InvoiceNotPayable = "invoice.not_payable";

    /// <summary>Somebody took the mark as paid from the invoice, more than once.</summary>
    public const string InvoiceUnmarked = "invoice.unmarked";

    /// <summary>The invoice is gone from the CRM and the money is here.</summary>
    public const string InvoiceGone = "invoice.gone";

    /// <summary>Some of the money went back by nobody's order of ours, and the acquirer does not say how much.</summary>
    public const string RefundedElsewhere = "payment.refunded_elsewhere";

    /// <summary>Follow-up work was given up after its last try.</summary>
    public const string WorkGivenUp = "follow_up.given_up";

    /// <summary>The acquirer refused to open the payment.</summary>
    public const string OpeningRefused = "payment.opening_refused";
}
