using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

/// <summary>The bank's signature, implemented from its documentation independently of the emulator.</summary>
internal static class TBankSigning
{
    public static string Token(JsonObject body, string password)
    {
        var pairs = body
            .Where(member => member.Key != "Token" && member.Value is JsonValue)
            .Select(member => (Name: member.Key, Value: Text(member.Value!)))
            .Append((Name: "Password", Value: password))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(pairs.Select(pair => pair.Value)))));
    }

    public static bool IsSigned(JsonElement notification, string password) =>
        notification.GetProperty("Token").GetString() == Token(JsonObject.Create(notification)!, password);

    public static string Code(this JsonElement answer) => answer.GetProperty("ErrorCode").GetString()!;

    public static string Status(this JsonElement answer) => answer.GetProperty("Status").GetString()!;

    private static string Text(JsonNode value) =>
        value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
