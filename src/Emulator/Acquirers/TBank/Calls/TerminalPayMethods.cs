using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Calls;

/// <summary>Which methods a terminal has: an unsigned GET, described as carrying a JSON body.</summary>
internal static class TerminalPayMethods
{
    public static async Task<IResult> AnswerAsync(HttpContext context, Terminals terminals)
    {
        var key = context.Request.Query["TerminalKey"].ToString();
        if (key.Length == 0)
        {
            key = await KeyInBodyAsync(context) ?? string.Empty;
        }

        if (terminals.Find(key) is not { } terminal)
        {
            return Results.Text(Answers.Refused(BankRefusal.UnknownTerminal, key).Write(), "application/json");
        }

        if (terminal.Behavior is TerminalBehavior.Down)
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var answer = Answers.Accepted(terminal);
        var methods = new JsonArray();
        if (terminal.Behavior is TerminalBehavior.Sbp)
        {
            methods.Add((JsonNode)new JsonObject { ["PayMethod"] = "SBP" });
        }

        answer["TerminalInfo"] = new JsonObject { ["Paymethods"] = methods };
        return Results.Text(answer.Write(), "application/json");
    }

    private static async Task<string?> KeyInBodyAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return body.RootElement.Text("TerminalKey");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
