using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Api;

/// <summary>Checks an order as the bank does.</summary>
internal static class LinkRules
{
    private const int LongestUrl = 2_083;

    private static readonly string[] Members =
    [
        "customerCode", "merchantId", "amount", "purpose", "paymentMode", "redirectUrl", "failRedirectUrl", "paymentLinkId", "ttl",
        "preAuthorization", "saveCard", "consumerId",
    ];

    /// <summary>Null for an order that the bank takes.</summary>
    public static ApiAnswer? Check(DemoCompany company, JsonObject data, bool withReceipt)
    {
        IEnumerable<string> known = withReceipt ? [.. Members, .. LinkReceiptRules.Members] : Members;
        if (data.Select(member => member.Key).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } strange)
            return ApiAnswer.Field(strange, "unknown");
        if (LinkJson.Text(data["customerCode"]) is not { Length: 9 } code)
            return ApiAnswer.Field("customerCode", "nine characters are required");
        if (code != company.CustomerCode)
            return ApiAnswer.NoConsent;
        if (LinkJson.Text(data["merchantId"]) != company.MerchantId)
            return ApiAnswer.Field("merchantId", "the company has no such point");
        if (Sum(data["amount"]) is not { } amount || amount <= 0m)
            return ApiAnswer.Field("amount", "a positive sum with two decimals is required");
        return Form(data) ?? (withReceipt ? LinkReceiptRules.Check(data, amount) : null);
    }

    /// <summary>Roubles with at most two decimals; null for anything else.</summary>
    public static decimal? Sum(JsonNode? node) =>
        LinkJson.Value(node) is { } sum && decimal.Round(sum, 2) == sum ? sum : null;

    // A path alone is an absolute address of a file to some systems.
    private static bool IsUrl(string? text) =>
        text?.Length <= LongestUrl && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);

    private static ApiAnswer? Form(JsonObject data)
    {
        if (LinkJson.Text(data["purpose"]) is not { Length: > 0 and <= 140 })
            return ApiAnswer.Field("purpose", "1 to 140 characters are required");
        if (data["paymentMode"] is not JsonArray { Count: > 0 } modes
            || modes.Any(mode => !DemoCompany.Modes.Contains(LinkJson.Text(mode))))
            return ApiAnswer.Field("paymentMode", "a part of the point's modes is required");
        foreach (var name in new[] { "redirectUrl", "failRedirectUrl" })
        {
            if (data[name] is { } url && !IsUrl(LinkJson.Text(url)))
                return ApiAnswer.Field(name, "an address of 2083 characters at most is required");
        }
        if (data["paymentLinkId"] is { } reference && LinkJson.Text(reference) is not { Length: > 0 and <= 45 })
            return ApiAnswer.Field("paymentLinkId", "1 to 45 characters are required");
        if (data["ttl"] is { } ttl && LinkJson.Value(ttl) is not (>= 1 and <= 44_640))
            return ApiAnswer.Field("ttl", "1 to 44640 minutes are required");
        return data["preAuthorization"]?.GetValueKind() is null or JsonValueKind.True or JsonValueKind.False
            ? null
            : ApiAnswer.Field("preAuthorization", "true or false is required");
    }
}
