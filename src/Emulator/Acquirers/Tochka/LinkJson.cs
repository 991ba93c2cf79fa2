using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Tochka;

/// <summary>Reads and writes the bank's JSON.</summary>
internal static class LinkJson
{
    /// <summary>A number, or a text of one; null for anything else.</summary>
    public static decimal? Value(JsonNode? node)
    {
        var text = node?.GetValueKind() is JsonValueKind.Number ? node.ToJsonString() : Text(node);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public static string? Text(JsonNode? node) => node?.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : null;

    public static string Format(decimal roubles) => roubles.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The answer to an order: what was ordered, with what the bank adds.</summary>
    public static JsonObject Opened(PaymentLink link)
    {
        var json = link.Data.DeepClone().AsObject();
        json["operationId"] = link.Id;
        json["paymentLink"] = link.PayUrl;
        json["paymentLinkId"] = link.OrderId;
        json["status"] = link.Status;
        return json;
    }

    public static JsonObject Operation(PaymentLink link)
    {
        var json = Opened(link);
        json["createdAt"] = Moment(link.CreatedAt);
        if (link.PaidAt is { } paidAt)
        {
            json["paidAt"] = Moment(paidAt);
            json["paymentType"] = link.PaymentType;
            json["Order"] = new JsonArray([.. link.Steps.Select(step => new JsonObject
            {
                ["orderId"] = step.OrderId,
                ["type"] = step.Type,
                ["amount"] = step.Amount,
                ["time"] = Moment(step.Time),
            })]);
        }
        return json;
    }

    private static string Moment(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(3)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
