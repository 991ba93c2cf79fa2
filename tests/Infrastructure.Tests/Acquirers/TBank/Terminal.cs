using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>An invented terminal, and what its bank would sign.</summary>
internal static class Terminal
{
    public const string Key = "1700000000001DEMO";
    public const string Password = "q7Zp!vK2mN0xR";
    public const string OrderId = "20001-abcdefghjkmn";
    public const string PaymentId = "5000000417";

    public static AcquirerConnection Settings(params (string Key, string Value)[] changed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["terminalKey"] = Key, ["password"] = Password, ["testMode"] = "true",
        };
        foreach (var (key, value) in changed)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    /// <summary>A notification of a payment, not signed yet.</summary>
    public static JsonObject Payload(string status = "CONFIRMED") => new()
    {
        ["TerminalKey"] = Key,
        ["OrderId"] = OrderId,
        ["Success"] = true,
        ["Status"] = status,
        ["PaymentId"] = 5_000_000_417,
        ["ErrorCode"] = "0",
        ["Amount"] = 1_498_200,
        ["Pan"] = "220138******0013",
        ["SpAccumulationId"] = 17,
    };

    public static JsonObject Signed(this JsonObject payload)
    {
        payload["Token"] = TBankSignature.Compute(JsonSerializer.SerializeToElement(payload), Password);
        return payload;
    }

    public static RawNotification AsNotification(this JsonObject payload) => Notification(payload.ToJsonString());

    public static RawNotification Notification(string body) => Notification(Encoding.UTF8.GetBytes(body));

    public static RawNotification Notification(byte[] body) =>
        new(body, "application/json", null, new Dictionary<string, string>(StringComparer.Ordinal));
}
