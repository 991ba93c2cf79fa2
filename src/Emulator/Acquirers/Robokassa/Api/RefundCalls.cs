using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Robokassa.Api;

/// <summary>The refund service: tokens signed with password #3, accepted first, ended by the first question.</summary>
internal sealed class RefundCalls(ShopStore store)
{
    public JsonObject Create(string token)
    {
        if (token.Split('.') is not [var header, var body, var signature] || Payload(body) is not { } payload)
            return Refused("Token is malformed");
        var key = Text(payload["OpKey"]);
        var found = store.All(operation => operation.OpKey == key, operation => operation);
        if (found is not [var operation])
            return Refused("OperationNotFound");
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(operation.Shop.Password3), Encoding.ASCII.GetBytes($"{header}.{body}"));
        if (System.Buffers.Text.Base64Url.EncodeToString(mac) != signature)
            return Refused("Signature key is not exists or partner have not access to API");
        var left = operation.Amount - operation.Refunded
            - operation.Refunds.Where(refund => refund.Label == "processing").Sum(refund => refund.Amount);
        var sum = payload["RefundSum"] is JsonValue value && value.TryGetValue(out decimal asked) ? asked : left;
        if (operation.State != 100 || sum <= 0m || sum > left)
            return Refused("NotEnoughOperationFunds");
        if (sum < operation.Amount && operation.Form.ContainsKey("Receipt") && payload["InvoiceItems"] is not JsonArray { Count: > 0 })
            return Refused("InvoiceItemsRequired");
        var refund = new ShopRefund(store.NewRefundId(), sum);
        operation.Refunds.Add(refund);
        return new JsonObject { ["success"] = true, ["message"] = null, ["requestId"] = refund.Id };
    }

    public JsonObject State(string? id)
    {
        var found = store.All(operation => operation.Refunds.Exists(refund => refund.Id == id), operation => operation);
        if (found is not [var operation])
            return new JsonObject { ["message"] = "Id is invalid or request id does not exist" };
        var refund = operation.Refunds.Find(refund => refund.Id == id)!;
        Settle(operation, refund);
        return new JsonObject { ["requestId"] = refund.Id, ["amount"] = refund.Amount, ["label"] = refund.Label };
    }

    private static void Settle(ShopOperation operation, ShopRefund refund)
    {
        if (refund.Label != "processing")
            return;
        if (operation.NextRefusal is not null)
        {
            (operation.NextRefusal, refund.Label) = (null, "canceled");
            return;
        }
        refund.Label = "finished";
        operation.Refunded += refund.Amount;
    }

    private static JsonObject? Payload(string body)
    {
        try
        {
            return JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(body)) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static JsonObject Refused(string message) => new() { ["success"] = false, ["message"] = message, ["requestId"] = null };
}
