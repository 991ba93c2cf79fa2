using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa;

/// <summary>A shop of the emulated YooKassa.</summary>
/// <param name="Id">Its number, the user name of Basic authentication.</param>
/// <param name="SecretKey">The password.</param>
/// <param name="Behavior">Towards each of its calls.</param>
internal sealed record DemoShop(string Id, string SecretKey, AcquirerBehavior Behavior)
{
    /// <summary>Entered in the merchant profile; null until then.</summary>
    public Uri? NotificationUrl { get; set; }
}

/// <summary>A payment. Read and changed only under the store's lock. Amounts are in roubles.</summary>
internal sealed class ShopPayment(string id, DemoShop shop, JsonObject request, string origin, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public DemoShop Shop { get; } = shop;

    /// <summary>As it was sent.</summary>
    public JsonObject Request { get; } = request;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public string Status { get; set; } = ShopStatus.Pending;

    /// <summary>The ordered amount; after a partial capture, the captured one.</summary>
    public decimal Amount { get; set; } = PaymentJson.Value(request["amount"]) ?? 0m;

    public string Currency { get; } = PaymentJson.Text(request, "amount", "currency") ?? "RUB";

    public decimal Refunded { get; set; }

    /// <summary>The buyer left the payment to his bank.</summary>
    public bool IsLeft { get; set; }

    public DateTimeOffset? CapturedAt { get; set; }

    public DateTimeOffset? HoldEndsAt { get; set; }

    /// <summary>Party and reason of a cancellation.</summary>
    public (string Party, string Reason)? Cancellation { get; set; }

    /// <summary>pending, succeeded or canceled; null without a receipt.</summary>
    public string? ReceiptRegistration { get; set; } = request["receipt"] is null ? null : "succeeded";

    public string? MethodType => PaymentJson.Text(Request, "payment_method_data", "type");

    public bool IsCapturedAtOnce => Request["capture"]?.GetValue<bool>() == true;

    public bool IsEnglish => PaymentJson.Text(Request, "confirmation", "locale") == "en_US";

    public string OrderId => PaymentJson.Text(Request, "metadata", "cleanacquiring_order") ?? "";

    public string ReturnUrl => PaymentJson.Text(Request, "confirmation", "return_url") ?? "";

    public string PayUrl => $"{origin}{YooKassaEmulator.Prefix}/pay/{Id}";

    /// <summary>Second receipts that set the prepayment off.</summary>
    public int ClosingReceipts { get; set; }

    public List<ShopRefund> Refunds { get; } = [];

    /// <summary>The reason with which the payer's bank will refuse the next refund that is pending.</summary>
    public string? NextRefusal { get; set; }

    public EmulatedPayment ToEmulated() => new(
        Id,
        OrderId,
        ShopStatus.ToState(this),
        Status,
        Amount,
        Status is ShopStatus.Succeeded or ShopStatus.WaitingForCapture ? Amount - Refunded : 0m,
        Refunded,
        IsEnglish ? "en" : "ru");
}

/// <summary>A refund, an object of its own.</summary>
internal sealed class ShopRefund(string id, JsonObject request, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public JsonObject Request { get; } = request;

    public decimal Amount { get; } = PaymentJson.Value(request["amount"]) ?? 0m;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>By SBP a refund is pending until it is asked about.</summary>
    public string Status { get; set; } = ShopStatus.Succeeded;

    public string? Reason { get; set; }
}

internal static class ShopStatus
{
    public const string Pending = "pending";
    public const string WaitingForCapture = "waiting_for_capture";
    public const string Succeeded = "succeeded";
    public const string Canceled = "canceled";

    public static EmulatedPaymentState ToState(ShopPayment payment) => payment switch
    {
        { Status: Succeeded } => EmulatedPaymentState.Captured,
        { Status: WaitingForCapture } => EmulatedPaymentState.Authorized,
        { Status: Pending, IsLeft: true } => EmulatedPaymentState.Processing,
        { Status: Pending } => EmulatedPaymentState.AwaitsBuyer,
        { Cancellation.Reason: "expired_on_confirmation" } => EmulatedPaymentState.Expired,
        { Cancellation.Reason: "canceled_by_merchant" or "expired_on_capture" } => EmulatedPaymentState.Canceled,
        _ => EmulatedPaymentState.Declined,
    };
}
