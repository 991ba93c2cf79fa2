using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Xyz.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>Maps a payment of Xyz to evidence.</summary>
internal static class XyzStatuses
{
    /// <summary>Null for an object that is no payment, or one without a sum.</summary>
    public static Evidence? Of(XyzResponse payment, EvidenceSource source)
    {
        if (payment.Text("id") is not { Length: > 0 } id || payment.Text("order") is not { Length: > 0 } order
            || payment.Text("status") is not { } status || payment.Money("amount") is not { } sum)
            return null;
        var refunded = payment.Money("refunded") is { IsPositive: true } some ? some : (Money?)null;
        return new Evidence(Kind(status, sum, refunded), new AcquirerReference(order, id), sum, source, status) { Refunded = refunded };
    }

    // Replace: every documented status. One that nothing maps is pending, never a refusal.
    private static EvidenceKind Kind(string status, Money sum, Money? refunded) => status switch
    {
        "paid" when refunded is { } back => back == sum ? EvidenceKind.Refunded : EvidenceKind.PartiallyRefunded,
        "paid" => EvidenceKind.Paid,
        "declined" => EvidenceKind.Declined,
        "expired" => EvidenceKind.Expired,
        _ => EvidenceKind.Pending,
    };
}
