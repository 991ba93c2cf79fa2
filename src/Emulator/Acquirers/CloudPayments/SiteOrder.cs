using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments;

/// <summary>A site of the emulated CloudPayments, as it calls a terminal.</summary>
/// <param name="PublicId">The user name of Basic authentication; the widget shows it.</param>
/// <param name="ApiSecret">The password, and the key of the signatures.</param>
/// <param name="Behavior">Towards each of its calls.</param>
internal sealed record DemoSite(string PublicId, string ApiSecret, AcquirerBehavior Behavior)
{
    public static readonly IReadOnlyList<string> Kinds = ["check", "pay", "fail", "confirm", "refund", "cancel"];

    /// <summary>The settings of notifications by their kind, from the cabinet or by the API; a kind without one is not told.</summary>
    public ConcurrentDictionary<string, NotificationSetting> Notifications { get; } = new(StringComparer.Ordinal);

    /// <summary>The address of a kind; null where it is off, or told in a way that is not emulated.</summary>
    public Uri? AddressOf(string kind) =>
        Notifications.GetValueOrDefault(kind) is { IsEnabled: true, HttpMethod: "POST", Format: "CloudPayments" } setting
            ? setting.Address
            : null;
}

/// <summary>The way in which a site is told of one kind of event.</summary>
internal sealed record NotificationSetting(bool IsEnabled, Uri Address, string HttpMethod, string Encoding, string Format)
{
    public static NotificationSetting Usual(Uri address) => new(true, address, "POST", "UTF8", "CloudPayments");
}

/// <summary>
/// A widget that a buyer opened, and its attempts to pay. Read and changed only under the store's lock. Amounts are in roubles.
/// </summary>
internal sealed class SiteOrder(DemoSite site, JsonObject parameters, string origin, long transactionId, DateTimeOffset createdAt)
{
    public DemoSite Site { get; } = site;

    /// <summary>As the page gave them to the widget.</summary>
    public JsonObject Parameters { get; } = parameters;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>The number of the present attempt.</summary>
    public long TransactionId { get; set; } = transactionId;

    /// <summary>The present attempt's; null until the buyer does something.</summary>
    public string? Status { get; set; }

    /// <summary>Numbers and reason codes of refused attempts, oldest first.</summary>
    public List<(long TransactionId, int ReasonCode)> Declined { get; } = [];

    /// <summary>The ordered amount; after a partial capture, the captured one.</summary>
    public decimal Amount { get; set; } = WireJson.Amount(parameters["amount"]) ?? 0m;

    public decimal Refunded { get; set; }

    public List<SiteRefund> Refunds { get; } = [];

    public DateTimeOffset? AuthorizedAt { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The reason with which the payer's bank will refuse the next refund.</summary>
    public string? NextRefusal { get; set; }

    public string Id => WireJson.Format(TransactionId);

    public string OrderId => WireJson.Text(Parameters, "externalId") ?? "";

    public string Currency => WireJson.Text(Parameters, "currency") ?? "RUB";

    public string Description => WireJson.Text(Parameters, "description") ?? OrderId;

    public bool IsEnglish => WireJson.Text(Parameters, "culture") == "en-US";

    /// <summary>The widget shows SBP alone.</summary>
    public bool IsSbp =>
        Parameters["restrictedPaymentMethods"] is JsonArray hidden && hidden.All(method => WireJson.Text(method) != "Sbp");

    public bool IsTwoStage => WireJson.Text(Parameters, "paymentSchema") == "Dual" && !IsSbp;

    public string PayUrl => $"{origin}{CloudPaymentsEmulator.Prefix}/pay/{Id}";

    public bool Has(string id) => Id == id || Declined.Exists(attempt => WireJson.Format(attempt.TransactionId) == id);

    public EmulatedPayment ToEmulated() => new(
        Id,
        OrderId,
        Status switch
        {
            SiteStatus.Completed => EmulatedPaymentState.Captured,
            SiteStatus.Authorized => EmulatedPaymentState.Authorized,
            SiteStatus.Awaiting => EmulatedPaymentState.Processing,
            SiteStatus.Cancelled => EmulatedPaymentState.Canceled,
            _ => EmulatedPaymentState.AwaitsBuyer,
        },
        Status ?? "",
        Amount,
        Status is SiteStatus.Completed or SiteStatus.Authorized ? Amount - Refunded : 0m,
        Refunded,
        IsEnglish ? "en" : "ru");
}

/// <summary>A refund, a transaction of its own.</summary>
internal sealed class SiteRefund(long transactionId, decimal amount, JsonNode? data, DateTimeOffset createdAt)
{
    public long TransactionId { get; } = transactionId;

    public decimal Amount { get; } = amount;

    /// <summary>JsonData of the call.</summary>
    public JsonNode? Data { get; } = data;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>By SBP a refund is on its way until it is asked about.</summary>
    public string Status { get; set; } = SiteStatus.Completed;

    public string? Reason { get; set; }
}

internal static class SiteStatus
{
    public const string Awaiting = "AwaitingAuthentication";
    public const string Authorized = "Authorized";
    public const string Completed = "Completed";
    public const string Cancelled = "Cancelled";
    public const string Declined = "Declined";

    public static int CodeOf(string status) => status switch
    {
        Awaiting => 1,
        Authorized => 2,
        Completed => 3,
        Cancelled => 4,
        _ => 5,
    };
}
