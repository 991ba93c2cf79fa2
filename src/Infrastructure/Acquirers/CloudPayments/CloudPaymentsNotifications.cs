using System.Globalization;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>
/// Reads notifications: pure, and never an exception. The body does not name its kind, the address does; what a body says against its
/// address is no evidence, only a reason to ask.
/// </summary>
internal static class CloudPaymentsNotifications
{
    private const int MaxBytes = 64 * 1024;
    private const int LongestOrder = 40;

    public const string Check = "check";

    public static readonly IReadOnlyCollection<string> Topics = [Check, "pay", "fail", "confirm", "refund", "cancel"];

    public static NotificationReading Read(RawNotification notification, CloudPaymentsSite site)
    {
        if (notification.Body.Length > MaxBytes)
            return Rejected("too large");
        if (CloudPaymentsFields.Parse(notification.Body) is not { } fields)
            return Rejected("unreadable");
        if (!CloudPaymentsSignature.Holds(notification.Body.Span, fields, notification.Headers, site.ApiSecret))
            return Rejected("the signature does not hold");
        return notification.Topic switch
        {
            Check => Question(fields, site),
            "pay" => Paid(fields, site),
            "fail" => Read(fields, site, fields["Status"] ?? CloudPaymentsStatuses.Declined, EvidenceKind.Pending),
            "confirm" => Read(fields, site, fields["Status"] ?? CloudPaymentsStatuses.Completed, EvidenceKind.Paid),
            "cancel" => Read(fields, site, fields["Status"] ?? "Cancelled", EvidenceKind.Canceled),
            // It tells one refund, not how much went back in all.
            "refund" => Asked(fields, "PaymentTransactionId"),
            _ => Rejected("its address in the cabinet lacks the ending: /pay, /check …"),
        };
    }

    /// <summary>Anything but the code 0 is repeated for two days.</summary>
    public static NotificationResponse Respond(NotificationReading reading) =>
        reading is NotificationReading.Rejected ? NotificationResponse.Refused : Code(0);

    /// <summary>Any code but 0 declines the buyer's attempt, with a reason that the widget shows.</summary>
    public static NotificationResponse Answer(Approval approval) => Code(approval switch
    {
        Approval.Granted => 0,
        Approval.UnknownOrder => 10,
        Approval.WrongAmount => 12,
        Approval.NotPayable or Approval.Unavailable => 13,
        Approval.Expired => 20,
    });

    private static NotificationReading.ApprovalRequested Question(CloudPaymentsFields fields, CloudPaymentsSite site) =>
        new(new AcquirerReference(fields["InvoiceId"] ?? "", null), SumOf(fields))
        {
            Objection = CloudPaymentsStatuses.ObjectionTo(IsTest(fields), site),
        };

    // Check says in advance which status a payment would have. Pay alone names the gateway that charged it.
    private static NotificationReading Paid(CloudPaymentsFields fields, CloudPaymentsSite site) =>
        fields["Status"] is { } status && fields["GatewayName"] is not null
        && CloudPaymentsStatuses.Of(status) is EvidenceKind.Paid or EvidenceKind.Authorized
            ? Read(fields, site, status, CloudPaymentsStatuses.Of(status))
            : Asked(fields, "TransactionId");

    private static NotificationReading Read(CloudPaymentsFields fields, CloudPaymentsSite site, string status, EvidenceKind expected)
    {
        if (Order(fields) is not { } orderId)
            return new NotificationReading.Ignored("no order");
        var isPayment = fields["OperationType"] is null or "Payment";
        return isPayment && CloudPaymentsStatuses.Of(status) == expected && Id(fields, "TransactionId") is { } id
            && CloudPaymentsStatuses.Of(
                status, new AcquirerReference(orderId, id), SumOf(fields), EvidenceSource.Notification) is { } evidence
                ? new NotificationReading.Verified(evidence with
                {
                    At = CloudPaymentsStatuses.Moment(fields["DateTime"]),
                    Reason = fields["ReasonCode"] is { } code and not "0" ? code : null,
                    Objection = CloudPaymentsStatuses.ObjectionTo(IsTest(fields), site),
                })
                : Asked(fields, "TransactionId");
    }

    private static NotificationReading Asked(CloudPaymentsFields fields, string id) =>
        Order(fields) is { } orderId
            ? new NotificationReading.Unverified(new AcquirerReference(orderId, Id(fields, id)))
            : new NotificationReading.Ignored("no order");

    private static string? Order(CloudPaymentsFields fields) => fields["InvoiceId"] is { Length: <= LongestOrder } order ? order : null;

    private static string? Id(CloudPaymentsFields fields, string name) =>
        CloudPaymentsStatusQuery.Number(fields[name])?.ToString(CultureInfo.InvariantCulture);

    private static Money? SumOf(CloudPaymentsFields fields) => CloudPaymentsResponse.Sum(fields["Amount"], fields["Currency"]);

    private static bool IsTest(CloudPaymentsFields fields) => fields["TestMode"] is "1" or "true";

    private static NotificationReading.Rejected Rejected(string reason) => new(reason);

    private static NotificationResponse Code(int code) =>
        new(200, "application/json", string.Create(CultureInfo.InvariantCulture, $$"""{"code":{{code}}}"""));
}
