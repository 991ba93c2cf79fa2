using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Calls;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Wire;

/// <summary>The way in of every signed call: read the body, find the terminal, verify the token, answer in the bank's envelope.</summary>
internal sealed class SignedCalls(Terminals terminals)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public async Task<IResult> AnswerAsync(HttpContext context, IBankCall call)
    {
        if (await ReadAsync(context.Request, context.RequestAborted) is not { ValueKind: JsonValueKind.Object } body)
        {
            return Envelope(Answers.Refused(BankRefusal.Malformed("Тело запроса должно быть объектом JSON.")));
        }

        var key = body.Text("TerminalKey");
        if (terminals.Find(key) is not { } terminal)
        {
            return Envelope(Answers.Refused(BankRefusal.UnknownTerminal, key));
        }

        if (terminal.Behavior is TerminalBehavior.Down)
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!TBankToken.IsRight(body, terminal.Password))
        {
            return Envelope(Answers.Refused(BankRefusal.BadToken, key));
        }

        var origin = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        var answer = call.Answer(new SignedRequest(terminal, body, origin));
        if (terminal.Behavior is TerminalBehavior.Silent && call is InitCall)
        {
            await context.SayNothingAsync();
        }

        return Envelope(answer);
    }

    private static async Task<JsonElement?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, Strict, cancellationToken);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Envelope(JsonObject answer) => Results.Text(answer.Write(), "application/json");
}
