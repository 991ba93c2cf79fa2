using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire.CloudPaymentsResponse;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>Maps a transaction of CloudPayments to evidence.</summary>
internal static class CloudPaymentsStatuses
{
    public const string Completed = "Completed";
    public const string Declined = "Declined";

    /// <summary>
    /// The evidence in a status; an unmapped one is pending. So is a refusal: it is one attempt's, and the widget lets the buyer try
    /// again.
    /// </summary>
    public static EvidenceKind Of(string? status) => status switch
    {
        "Authorized" => EvidenceKind.Authorized,
        Completed => EvidenceKind.Paid,
        "Cancelled" => EvidenceKind.Canceled,
        _ => EvidenceKind.Pending,
    };

    /// <summary>Null for a model that is no payment, and for money without a sum.</summary>
    /// <param name="model">As CloudPayments answered.</param>
    /// <param name="site">Says whether test money is welcome.</param>
    public static Evidence? Of(JsonElement model, CloudPaymentsSite site) =>
        Text(model, "Status") is { } status && Id(model, "TransactionId") is { } id && !IsRefund(model)
            ? Of(status, new AcquirerReference(Text(model, "InvoiceId"), id), Sum(model), EvidenceSource.Query) is { } evidence
                ? evidence with
                {
                    At = Moment(Text(model, "ConfirmDateIso") ?? Text(model, "AuthDateIso")),
                    Reason = Text(model, "ReasonCode") is { } code and not "0" ? code : null,
                    Objection = ObjectionTo(IsTrue(model, "TestMode"), site),
                }
                : null
            : null;

    /// <summary>Null for money without a sum: that proves nothing.</summary>
    public static Evidence? Of(string status, AcquirerReference reference, Money? sum, EvidenceSource source) => Of(status) switch
    {
        EvidenceKind.Authorized or EvidenceKind.Paid when sum is null => null,
        // The number of an attempt without money is not the payment's: another attempt has another.
        EvidenceKind.Pending =>
            new Evidence(EvidenceKind.Pending, reference with { AcquirerPaymentId = null }, null, source, status),
        EvidenceKind.Canceled => new Evidence(EvidenceKind.Canceled, reference, null, source, status),
        var kind => new Evidence(kind, reference, sum, source, status),
    };

    public static string? ObjectionTo(bool isTestMoney, CloudPaymentsSite site) =>
        isTestMoney && !site.IsTest ? "a test payment of a method that is not in test mode" : null;

    /// <summary>A refund is a transaction of its own.</summary>
    public static bool IsRefund(JsonElement model) => (Text(model, "OperationType") ?? Text(model, "Type")) is "Refund";

    /// <summary>CloudPayments' moments have no zone and are in UTC.</summary>
    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;
}
