using System.Globalization;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Notifications;

/// <summary>The notifications of all sites. Each kind has a URL of its own, and the body does not name it.</summary>
internal sealed class SiteQueue(TimeProvider clock) : NotificationQueue(CloudPaymentsEmulator.AcquirerName)
{
    public void AnnouncePaid(SiteOrder order) => Announce(
        order,
        "pay",
        [
            .. Payment(order),
            new("GatewayName", "Tinkoff"),
            new("AuthCode", order.IsSbp ? null : "A1B2C3"),
            new("TotalFee", "12.34"),
            new("VatAboveTotalFee", "0.00"),
        ]);

    public void AnnounceDeclined(SiteOrder order, int reasonCode) => Announce(
        order, "fail", [.. Payment(order), new("Reason", "InsufficientFunds"), new("ReasonCode", WireJson.Format((long)reasonCode))]);

    public void AnnounceConfirmed(SiteOrder order) => Announce(order, "confirm", Payment(order));

    public void AnnounceCancelled(SiteOrder order) => Announce(order, "cancel", Payment(order));

    public void AnnounceRefund(SiteOrder order, SiteRefund refund) => Announce(
        order,
        "refund",
        [
            new("TransactionId", WireJson.Format(refund.TransactionId)),
            new("PaymentTransactionId", order.Id),
            new("Amount", WireJson.Format(refund.Amount)),
            new("DateTime", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            new("OperationType", "Refund"),
            new("InvoiceId", order.OrderId),
            new("AccountId", ""),
            new("Data", refund.Data?.ToJsonString() ?? ""),
        ]);

    private List<KeyValuePair<string, string?>> Payment(SiteOrder order) =>
        SiteNotification.Payment(order, order.Status ?? SiteStatus.Declined, clock.GetUtcNow());

    private void Announce(SiteOrder order, string kind, IReadOnlyList<KeyValuePair<string, string?>> fields)
    {
        if (SiteNotification.Of(order, kind, fields) is { } notification)
            Post(notification);
    }
}
