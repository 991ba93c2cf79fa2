using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Stripe;
using Stripe;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

/// <summary>An invented account of Stripe, its objects, and what it would sign.</summary>
internal static class Sample
{
    public const string AccountId = "acct_1Demo0001";
    public const string SecretKey = "sk_test_Normal0001";
    public const string WebhookSecret = "whsec_demoSecret123";
    public const string OrderId = "20001-abcdefghjkmn";
    public const string SessionId = "cs_test_a1b2c3";
    public const string IntentId = "pi_3abc";

    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_772_525_700);

    public static AcquirerReference Reference { get; } = new(OrderId, SessionId);

    public static AcquirerConnection Settings(params (string Key, string Value)[] changed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["accountId"] = AccountId,
            ["secretKey"] = SecretKey,
            ["webhookSecret"] = WebhookSecret,
            ["testMode"] = "true",
        };
        foreach (var (key, value) in changed)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    public static Order AnOrder(Money? amount = null) => new()
    {
        OrderId = OrderId,
        OrderNumber = 20_001,
        Amount = amount ?? Eur(129.90m),
        Description = "Счёт №417",
        Stages = PaymentStages.One,
        ReturnUrl = new Uri("https://pay.example/payments/abc"),
        NotificationUrl = new Uri("https://pay.example/notifications/stripe/key"),
        ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(23),
        Language = "ru",
    };

    public static Money Eur(decimal amount) => Of(amount, "EUR");

    public static Money Of(decimal amount, string currency) => new(amount, Currency.Parse(currency)!.Value);

    public static JsonObject Session(string status = "open", string paymentStatus = "unpaid", JsonNode? intent = null) => new()
    {
        ["id"] = SessionId,
        ["object"] = "checkout.session",
        ["amount_total"] = 12_990,
        ["currency"] = "eur",
        ["client_reference_id"] = OrderId,
        ["livemode"] = false,
        ["metadata"] = Marks(),
        ["mode"] = "payment",
        ["payment_intent"] = intent,
        ["payment_status"] = paymentStatus,
        ["status"] = status,
        ["url"] = status == "open" ? "https://checkout.stripe.com/c/pay/cs_test_a1b2c3" : null,
    };

    public static JsonObject Paid(params JsonObject[] refunds) => Session("complete", "paid", Intent("succeeded", Charge(refunds)));

    public static JsonObject Intent(string status, JsonNode? charge = null, long? received = null) => new()
    {
        ["id"] = IntentId,
        ["object"] = "payment_intent",
        ["amount"] = 12_990,
        ["amount_capturable"] = status == "requires_capture" ? 12_990 : 0,
        ["amount_received"] = received ?? (status == "succeeded" ? 12_990 : 0),
        ["capture_method"] = "automatic_async",
        ["currency"] = "eur",
        ["latest_charge"] = charge,
        ["livemode"] = false,
        ["metadata"] = Marks(),
        ["status"] = status,
    };

    public static JsonObject Charge(params JsonObject[] refunds) => new()
    {
        ["id"] = "ch_3abc",
        ["object"] = "charge",
        ["amount"] = 12_990,
        ["amount_captured"] = 12_990,
        ["amount_refunded"] = refunds.Sum(refund => refund["amount"]!.GetValue<long>()),
        ["created"] = Now.ToUnixTimeSeconds(),
        ["currency"] = "eur",
        ["disputed"] = false,
        ["livemode"] = false,
        ["metadata"] = Marks(),
        ["refunds"] = List(refunds),
    };

    public static JsonObject Refund(string id, long amount, string status = "succeeded", string? key = null, string? reason = null) => new()
    {
        ["id"] = id,
        ["object"] = "refund",
        ["amount"] = amount,
        ["created"] = Now.ToUnixTimeSeconds(),
        ["currency"] = "eur",
        ["failure_reason"] = reason,
        ["metadata"] = key is null ? new JsonObject() : new JsonObject { ["cleanacquiring_refund"] = key },
        ["payment_intent"] = IntentId,
        ["status"] = status,
    };

    public static JsonObject Dispute(string status, params long[] moves) => new()
    {
        ["id"] = "du_1abc",
        ["object"] = "dispute",
        ["amount"] = 12_990,
        ["balance_transactions"] = new JsonArray([.. moves.Select(amount => new JsonObject
        {
            ["id"] = "txn_1", ["object"] = "balance_transaction", ["amount"] = amount,
        })]),
        ["currency"] = "eur",
        ["evidence_details"] = new JsonObject { ["due_by"] = Now.AddDays(7).ToUnixTimeSeconds() },
        ["reason"] = "fraudulent",
        ["status"] = status,
    };

    public static JsonObject List(params JsonObject[] data) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. data]),
        ["has_more"] = false,
    };

    public static JsonObject Error(string type, string? code, string message) => new()
    {
        ["error"] = new JsonObject { ["type"] = type, ["code"] = code, ["message"] = message },
    };

    public static JsonObject Event(string type, JsonObject subject) => new()
    {
        ["id"] = "evt_1",
        ["object"] = "event",
        ["api_version"] = StripeConfiguration.ApiVersion,
        ["created"] = Now.ToUnixTimeSeconds(),
        ["data"] = new JsonObject { ["object"] = subject },
        ["livemode"] = false,
        ["type"] = type,
    };

    /// <summary>Signed as Stripe would at <see cref="Now"/>.</summary>
    public static RawNotification Signed(this JsonObject payload) => Signed(Encoding.UTF8.GetBytes(payload.ToJsonString()));

    public static RawNotification Signed(byte[] body, string secret = WebhookSecret)
    {
        var moment = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Notification(body, $"t={moment},v1={StripeSignature.Compute(moment, body, secret)}");
    }

    public static RawNotification Notification(byte[] body, string? signature) => new(
        body,
        "application/json",
        null,
        signature is null
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal) { [StripeSignature.Header] = signature })
    {
        ReceivedAt = Now,
    };

    private static JsonObject Marks() => new() { ["cleanacquiring_order"] = OrderId };
}
