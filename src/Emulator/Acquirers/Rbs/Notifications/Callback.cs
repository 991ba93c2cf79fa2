using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Notifications;

/// <summary>A notification and the results of its deliveries: a signed form in the classic dialect, unsigned JSON in the other.</summary>
internal sealed class Callback : IEmulatedNotification
{
    private readonly IReadOnlyDictionary<string, string> parameters;
    private readonly string? key;
    private int sent;
    private int accepted;

    private Callback(
        string paymentId, string orderId, Uri url, IReadOnlyDictionary<string, string> parameters, string? key, string? checksum)
    {
        (PaymentId, OrderId, Url, this.parameters, this.key) = (paymentId, orderId, url, parameters, key);
        Body = key is null ? Json(parameters) : Form(parameters, checksum ?? Checksum(parameters, key));
    }

    public string PaymentId { get; }

    public string OrderId { get; }

    public Uri Url { get; }

    public string ContentType => key is null ? MediaTypeNames.Application.Json : MediaTypeNames.Application.FormUrlEncoded;

    public string Body { get; }

    /// <summary>False for an altered one, which is sent once.</summary>
    public bool IsRepeated { get; private init; } = true;

    public int Sent => Volatile.Read(ref sent);

    public int Accepted => Volatile.Read(ref accepted);

    public static Callback Of(BankOrder order, Uri url, string operation, bool isSuccess, DateTimeOffset now) => new(
        order.Id,
        order.Terms.OrderNumber,
        url,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["mdOrder"] = order.Id,
            ["orderNumber"] = order.Terms.OrderNumber,
            ["operation"] = operation,
            ["status"] = isSuccess ? "1" : "0",
            ["amount"] = order.Terms.Amount.ToString(CultureInfo.InvariantCulture),
            ["callbackCreationDate"] = now.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture),
        },
        order.Terms.IsJson ? null : order.Merchant.CallbackKey,
        checksum: null);

    /// <summary>HTTP 200 ends the repetitions.</summary>
    public void Delivered(int httpStatus, string reply)
    {
        Interlocked.Increment(ref sent);
        if (httpStatus == StatusCodes.Status200OK)
            Interlocked.Increment(ref accepted);
    }

    public IEmulatedNotification Altered(FalseClaim claim)
    {
        var changed = new Dictionary<string, string>(parameters, StringComparer.Ordinal);
        switch (claim)
        {
            case FalseClaim.WrongAmount:
                var amount = long.Parse(parameters["amount"], CultureInfo.InvariantCulture);
                changed["amount"] = (amount + 100).ToString(CultureInfo.InvariantCulture);
                break;
            case FalseClaim.WrongCurrency:
                changed["currency"] = "840";
                break;
            case FalseClaim.WrongSignature:
                (changed["operation"], changed["status"]) = ("deposited", "1");
                break;
        }
        var checksum = claim is FalseClaim.WrongSignature ? new string('0', 64) : null;
        return new Callback(PaymentId, OrderId, Url, changed, key, checksum) { IsRepeated = false };
    }

    private static string Checksum(IReadOnlyDictionary<string, string> parameters, string key)
    {
        var ordered = parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var signed = string.Concat(ordered.Select(pair => $"{pair.Key};{pair.Value};"));
        return Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed)));
    }

    private static string Form(IReadOnlyDictionary<string, string> parameters, string checksum) => string.Join('&', parameters
        .Append(KeyValuePair.Create("checksum", checksum))
        .Select(pair => $"{WebUtility.UrlEncode(pair.Key)}={WebUtility.UrlEncode(pair.Value)}"));

    private static string Json(IReadOnlyDictionary<string, string> parameters)
    {
        string[] own = ["mdOrder", "orderNumber", "operation", "status"];
        var body = new JsonObject(own.Select(name => KeyValuePair.Create<string, JsonNode?>(name, parameters[name])));
        body["additionalParams"] = new JsonObject(parameters
            .Where(pair => !own.Contains(pair.Key))
            .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
        return body.ToJsonString();
    }
}
