using System.Text.Json;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>Maps an order of the gateway to evidence. Only an answer to our own question is one.</summary>
internal static class RbsStatuses
{
    private const string Amounts = "paymentAmountInfo";
    private const string TimeIsUp = "-2007";
    private const int LongestReason = 200;

    /// <summary>Null for an answer without a status or a sum.</summary>
    /// <param name="order">As the gateway answered.</param>
    /// <param name="reference">Taken where the answer names no keys.</param>
    public static Evidence? Of(JsonElement order, AcquirerReference reference)
    {
        if (Scalar(order, "orderStatus") is not { Length: > 0 } status || Minor(order, "amount") is not { } ordered)
            return null;
        var currency = RbsCurrencies.Of(Scalar(order, "currency"));
        var refunded = Refunded(order);
        var code = Scalar(order, "actionCode");
        var kind = Kind(status, code, ordered, refunded, Minor(order, Amounts, "depositedAmount"));
        return new Evidence(
            kind,
            new AcquirerReference(Scalar(order, "orderNumber") ?? reference.OrderId, IdOf(order) ?? reference.AcquirerPaymentId),
            Money.FromMinorUnits(Amount(kind, order, ordered), currency),
            EvidenceSource.Query,
            Scalar(order, Amounts, "paymentState") is { Length: > 0 } state ? $"{status} {state}" : status)
        {
            Refunded = refunded is { } back ? Money.FromMinorUnits(back, currency) : null,
            Reason = kind is EvidenceKind.Declined or EvidenceKind.Expired
                ? RbsText.Line($"{code} {Scalar(order, "actionCodeDescription")}", LongestReason)
                : null,
            At = Moment(Minor(order, "depositedDate")),
        };
    }

    /// <summary>A hold of which nothing was captured yet.</summary>
    public static bool IsHold(Evidence evidence) => evidence is { Kind: EvidenceKind.Authorized } && !evidence.Status.StartsWith('8');

    /// <summary>A refund of this id that the gateway shows as done.</summary>
    public static bool ShowsRefund(JsonElement order, string refundId) => Refunds(order).Any(refund =>
        Scalar(refund, "externalRefundId") == refundId && IsDone(refund));

    /// <summary>The gateway's own id of the order; null where the answer has none.</summary>
    public static string? IdOf(JsonElement order) => Objects(order, "attributes")
        .Where(pair => Scalar(pair, "name") == "mdOrder")
        .Select(pair => Scalar(pair, "value"))
        .FirstOrDefault();

    // An unmapped status is pending, never a refusal; so is 5, a buyer at his bank's own page.
    private static EvidenceKind Kind(string status, string? code, long ordered, long? refunded, long? deposited) => status switch
    {
        "1" or "8" => EvidenceKind.Authorized,
        "2" when refunded is > 0 => refunded >= ordered ? EvidenceKind.Refunded : EvidenceKind.PartiallyRefunded,
        "2" => EvidenceKind.Paid,
        "3" => EvidenceKind.Canceled,
        // Some engines lower the captured sum by each refund: it proves a whole refund only when nothing is left and no sum is told.
        "4" => refunded >= ordered || refunded is null && deposited == 0 ? EvidenceKind.Refunded : EvidenceKind.PartiallyRefunded,
        "6" => code == TimeIsUp ? EvidenceKind.Expired : EvidenceKind.Declined,
        _ => EvidenceKind.Pending,
    };

    // A hold may be smaller than the order, and a capture smaller than the hold. After a refund the captured sum may be the rest.
    private static long Amount(EvidenceKind kind, JsonElement order, long ordered) => kind switch
    {
        EvidenceKind.Authorized => Minor(order, Amounts, "approvedAmount") is > 0 and { } approved ? approved : ordered,
        EvidenceKind.Paid => Minor(order, Amounts, "depositedAmount") is > 0 and { } deposited ? deposited : ordered,
        _ => ordered,
    };

    // Null where nothing tells: an old engine has no sums.
    private static long? Refunded(JsonElement order)
    {
        if (Minor(order, Amounts, "refundedAmount") is { } told)
            return told == 0 ? null : told;
        var sum = Refunds(order).Where(IsDone).Sum(refund => Minor(refund, "amount") ?? 0);
        return sum > 0 ? sum : null;
    }

    private static IEnumerable<JsonElement> Refunds(JsonElement order) =>
        Objects(order, "refunds") is var list && list.Any()
            ? list
            : Objects(order, "operations").Where(operation => Scalar(operation, "type") == "REFUND");

    private static bool IsDone(JsonElement refund) => Scalar(refund, "actionCode") is null or "0";

    private static DateTimeOffset? Moment(long? milliseconds) =>
        milliseconds is > 0 and < 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value) : null;
}
