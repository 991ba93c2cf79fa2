using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.PayKeeper;

/// <summary>An invoice with its payment. Read and changed only under the store's lock. Amounts are in roubles.</summary>
internal sealed class ShopInvoice(
    string id, DemoShop shop, IReadOnlyDictionary<string, string> form, string origin, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public DemoShop Shop { get; } = shop;

    /// <summary>As it was posted.</summary>
    public IReadOnlyDictionary<string, string> Form { get; } = form;

    public JsonObject Service { get; } = WireText.Object(form.GetValueOrDefault("service_name")) ?? [];

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset? ExpiresAt { get; } = WireText.Time(form.GetValueOrDefault("expiry"));

    public decimal Amount { get; } = WireText.Sum(form.GetValueOrDefault("pay_amount")) ?? 0m;

    /// <summary>created, paid or expired; a revoked one is expired.</summary>
    public string Status { get; set; } = "created";

    /// <summary>Null until it is paid.</summary>
    public string? PaymentId { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>The buyer left the payment to his bank.</summary>
    public bool IsLeft { get; set; }

    public List<ShopRefund> Refunds { get; } = [];

    /// <summary>The payer's bank refuses the next refund that is under way.</summary>
    public bool RefusesRefund { get; set; }

    public string OrderId => Form.GetValueOrDefault("orderid", "");

    public string ReturnUrl => WireText.Text(Service["user_result_callback"]) ?? "";

    public string Url => $"{origin}{PayKeeperEmulator.Prefix}/bill/{Id}/";

    public bool IsEnglish => WireText.Text(Service["lang"]) == "en";

    public bool AwaitsBuyer => this is { Status: "created", IsLeft: false };

    public decimal Refunded => Refunds.Where(refund => refund.Status == "done").Sum(refund => refund.Amount);

    /// <summary>The sum that can still be refunded.</summary>
    public decimal Left => Amount - Refunds.Where(refund => refund.Status != "failed").Sum(refund => refund.Amount);

    public string Name => WireText.Text(Service["service_name"]) is { Length: > 0 } name ? name : OrderId;

    /// <param name="isAcknowledged">The notification was answered rightly.</param>
    public string PaymentStatus(bool isAcknowledged) =>
        Refunds.Exists(refund => refund.Status == "started") ? "refunding"
        : Refunded == Amount ? "refunded"
        : Refunded > 0m ? "partially_refunded"
        : isAcknowledged ? "success"
        : "obtained";

    /// <summary>Ends a refund that is under way: done, or refused by the payer's bank.</summary>
    public void Settle(ShopRefund refund)
    {
        if (refund.Status != "started")
            return;
        refund.Status = RefusesRefund ? "failed" : "done";
        RefusesRefund = false;
    }

    public EmulatedPayment ToEmulated() => new(
        Id, OrderId, State, Status, Amount, Status == "paid" ? Amount - Refunded : 0m, Refunded, IsEnglish ? "en" : "ru");

    private EmulatedPaymentState State => Status switch
    {
        "paid" => EmulatedPaymentState.Captured,
        "expired" => EmulatedPaymentState.Expired,
        _ => IsLeft ? EmulatedPaymentState.Processing : EmulatedPaymentState.AwaitsBuyer,
    };
}

/// <summary>A refund: started, done or failed.</summary>
internal sealed class ShopRefund(string id, decimal amount, DateTimeOffset at)
{
    public string Id { get; } = id;

    public decimal Amount { get; } = amount;

    public DateTimeOffset At { get; } = at;

    public string Status { get; set; } = "started";

    public bool IsShown { get; set; }
}

/// <summary>Texts on PayKeeper's wire.</summary>
internal static class WireText
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public static string Sum(decimal value) => value.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>A sum with a point and two digits; null for any other text.</summary>
    public static decimal? Sum(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && text == Sum(value)
            ? value
            : null;

    public static string Time(DateTimeOffset time) =>
        time.ToOffset(Moscow).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, Moscow)
            : null;

    public static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static JsonObject? Object(string? text) => Parse(text) as JsonObject;

    public static JsonNode? Parse(string? text)
    {
        try
        {
            return JsonNode.Parse(text ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
