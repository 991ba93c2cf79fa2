using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Notifications;

/// <summary>Writes notifications: a signed form in the classic dialect, unsigned JSON in the other.</summary>
internal static class Callback
{
    public static OutgoingNotification Of(BankOrder order, Uri url, string operation, bool isSuccess, DateTimeOffset now)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["mdOrder"] = order.Id,
            ["orderNumber"] = order.Terms.OrderNumber,
            ["operation"] = operation,
            ["status"] = isSuccess ? "1" : "0",
            ["amount"] = order.Terms.Amount.ToString(CultureInfo.InvariantCulture),
            ["callbackCreationDate"] = now.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture),
        };
        var key = order.Terms.IsJson ? null : order.Merchant.CallbackKey;
        return new OutgoingNotification(order.Id, order.Terms.OrderNumber, url, Body(parameters, key))
        {
            ContentType = key is null ? MediaTypeNames.Application.Json : MediaTypeNames.Application.FormUrlEncoded,
            Alter = (genuine, claim) => genuine with { Body = Altered(parameters, key, claim) },
        };
    }

    private static string Altered(IReadOnlyDictionary<string, string> parameters, string? key, FalseClaim claim)
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
                return Body(changed, key, new string('0', 64));
            case FalseClaim.OtherAlgorithm:
                return Body(changed, key, new string('0', 64));
        }
        return Body(changed, key);
    }

    private static string Body(IReadOnlyDictionary<string, string> parameters, string? key, string? checksum = null) =>
        key is null ? Json(parameters) : Form(parameters, checksum ?? Checksum(parameters, key));

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
