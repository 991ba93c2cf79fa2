using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Wire;

internal static class Answers
{
    // The bank writes Cyrillic as it is, not as escapes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(this JsonObject answer) => answer.ToJsonString(Plain);

    public static JsonObject Accepted(Terminal terminal) => new()
    {
        ["Success"] = true,
        ["ErrorCode"] = "0",
        ["Message"] = "OK",
        ["TerminalKey"] = terminal.Key,
    };

    public static JsonObject Refused(BankRefusal refusal, string? terminalKey = null) => new()
    {
        ["Success"] = false,
        ["ErrorCode"] = refusal.Code,
        ["Message"] = refusal.Message,
        ["Details"] = refusal.Details,
        ["TerminalKey"] = terminalKey,
    };
}
