using System.Text.Json;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Acquirers.PayKeeper.Wire.PayKeeperResponse;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>Maps invoices and their payments to evidence. The reference is the invoice's: a payment's own id is never ours.</summary>
internal static class PayKeeperStatuses
{
    public const string InvoicePaid = "paid";

    /// <summary>An invoice that is not paid.</summary>
    public static Evidence OfInvoice(JsonElement invoice, AcquirerReference reference) => new(
        Text(invoice, "status") == "expired" ? EvidenceKind.Expired : EvidenceKind.Pending,
        reference,
        Roubles(invoice, "pay_amount"),
        EvidenceSource.Query,
        $"invoice {Text(invoice, "status")}");

    /// <summary>Null for an object that is no payment, or one without a sum.</summary>
    public static Evidence? OfPayment(JsonElement payment, AcquirerReference reference)
    {
        if (Text(payment, "status") is not { Length: > 0 } status || Roubles(payment, "pay_amount") is not { } sum)
            return null;
        var refunded = Roubles(payment, "refund_amount") is { IsPositive: true } some ? some : (Money?)null;
        return new Evidence(Kind(status, sum, refunded), reference, sum, EvidenceSource.Query, status)
        {
            Refunded = refunded,
            IsRefundPending = status == "refunding",
            At = Wire.PayKeeperTime.Read(Text(payment, "obtain_datetime") ?? Text(payment, "success_datetime")),
        };
    }

    // "obtained" and "stuck" are money as well: their notification was not acknowledged yet, or never. A try that failed leaves the
    // invoice payable. An unmapped status is pending, never a refusal.
    private static EvidenceKind Kind(string status, Money sum, Money? refunded) => status switch
    {
        "refunded" => EvidenceKind.Refunded,
        "partially_refunded" => EvidenceKind.PartiallyRefunded,
        "success" or "obtained" or "stuck" or "refunding" =>
            refunded is not { } back ? EvidenceKind.Paid
            : back == sum ? EvidenceKind.Refunded
            : EvidenceKind.PartiallyRefunded,
        _ => EvidenceKind.Pending,
    };
}
