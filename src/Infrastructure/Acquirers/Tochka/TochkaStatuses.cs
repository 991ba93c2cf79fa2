using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>Maps the bank's statuses to evidence.</summary>
internal static class TochkaStatuses
{
    public const string Created = "CREATED";
    public const string Authorized = "AUTHORIZED";
    public const string Approved = "APPROVED";

    // With a hyphen, unlike the others.
    private const string OnRefund = "ON-REFUND";

    /// <summary>
    /// The evidence in a status; an unmapped one is pending, never a refusal, and so is WAIT_FULL_PAYMENT, whose meaning is not published.
    /// </summary>
    public static EvidenceKind Of(string? status) => status switch
    {
        Authorized => EvidenceKind.Authorized,
        // While a refund is on its way the money is still captured.
        Approved or OnRefund => EvidenceKind.Paid,
        "REFUNDED_PARTIALLY" => EvidenceKind.PartiallyRefunded,
        "REFUNDED" => EvidenceKind.Refunded,
        "EXPIRED" => EvidenceKind.Expired,
        _ => EvidenceKind.Pending,
    };

    public static bool IsRefundPending(string? status) => status == OnRefund;
}

/// <summary>Makes evidence of an operation, as the bank answered.</summary>
internal static class TochkaEvidence
{
    /// <summary>Null for one without a status, and for money without a sum: that proves nothing.</summary>
    public static Evidence? Of(JsonElement operation, AcquirerReference reference)
    {
        if (TochkaText.Text(operation, "status") is not { } status)
            return null;
        var kind = TochkaStatuses.Of(status);
        var sum = TochkaText.Roubles(operation, "amount");
        if (sum is null && kind is EvidenceKind.Authorized or EvidenceKind.Paid)
            return null;
        // Whether the sum after a refund is the whole or the rest is not said.
        var isBack = kind is EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded;
        return new Evidence(kind, reference, isBack ? null : sum, EvidenceSource.Query, status)
        {
            Refunded = kind == EvidenceKind.PartiallyRefunded ? Refunded(operation) : null,
            IsRefundPending = TochkaStatuses.IsRefundPending(status),
            At = Moment(TochkaText.Text(operation, "paidAt")),
        };
    }

    // The list of steps is the only place where the bank tells how much went back.
    private static Money? Refunded(JsonElement operation)
    {
        var refunds = WireJson.Objects(operation, "Order")
            .Where(step => TochkaText.Text(step, "type") == "refund")
            .Select(step => TochkaText.Roubles(step, "amount"))
            .ToList();
        return refunds.Count == 0 || refunds.Contains(null)
            ? null
            : refunds.Aggregate(Money.Zero(Currency.Rub), (total, part) => total + part!.Value);
    }

    // Without an offset it is nobody's time.
    private static DateTimeOffset? Moment(string? text) =>
        text is { Length: > 19 }
        && (text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > 18)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : null;
}
