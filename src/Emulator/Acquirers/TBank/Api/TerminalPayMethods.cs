using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Lists the methods of a terminal. An unsigned GET, which the documentation describes with a JSON body.</summary>
internal static class TerminalPayMethods
{
    public static async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var key = context.Request.Query["TerminalKey"].ToString();
        if (key.Length == 0)
        {
            key = await KeyInBodyAsync(context.Request, cancellationToken) ?? string.Empty;
        }

        if (DemoTerminals.Find(key) is not { } terminal)
        {
            return Results.Text(Responses.Refused(BankRefusal.UnknownTerminal, key).Write(), "application/json");
        }

        if (terminal.Behavior is AcquirerBehavior.Down)
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var answer = Responses.Accepted(terminal);
        var methods = new JsonArray();
        if (terminal.Behavior is AcquirerBehavior.Sbp)
        {
            methods.Add((JsonNode)new JsonObject { ["PayMethod"] = "SBP" });
        }

        answer["TerminalInfo"] = new JsonObject { ["Paymethods"] = methods };
        return Results.Text(answer.Write(), "application/json");
    }

    private static async Task<string?> KeyInBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
            return body.RootElement.Text("TerminalKey");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
