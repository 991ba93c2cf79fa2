using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Answers signed calls: reads the body, finds the terminal, verifies the token.</summary>
internal static class SignedCalls
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<IResult> AnswerAsync(HttpContext context, IBankCall call, CancellationToken cancellationToken)
    {
        if (await ReadAsync(context.Request, cancellationToken) is not { ValueKind: JsonValueKind.Object } body)
        {
            return Envelope(Responses.Refused(BankRefusal.Malformed("Тело запроса должно быть объектом JSON.")));
        }

        var key = body.Text("TerminalKey");
        if (DemoTerminals.Find(key) is not { } terminal)
        {
            return Envelope(Responses.Refused(BankRefusal.UnknownTerminal, key));
        }

        if (terminal.Behavior is AcquirerBehavior.Down)
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!TBankToken.IsRight(body, terminal.Password))
        {
            return Envelope(Responses.Refused(BankRefusal.BadToken, key));
        }

        var origin = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        var answer = call.Answer(new SignedRequest(terminal, body, origin));
        if (terminal.Behavior is AcquirerBehavior.Silent && call is InitCall)
        {
            await context.StaySilentAsync();
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

/// <summary>One method of the bank's protocol.</summary>
internal interface IBankCall
{
    /// <summary>The last segment of its path, in the bank's spelling.</summary>
    string Name { get; }

    /// <summary>Below the group of the bank's routes.</summary>
    string Path => $"/v2/{Name}";

    JsonObject Answer(SignedRequest request);
}

/// <summary>A request of a known terminal whose token has been verified.</summary>
/// <param name="Terminal">The terminal that calls.</param>
/// <param name="Body">The body as received.</param>
/// <param name="Origin">Scheme, host and port under which the bank was called.</param>
internal sealed record SignedRequest(DemoTerminal Terminal, JsonElement Body, string Origin)
{
    /// <summary>Answers about the payment that the request names, or refuses.</summary>
    public JsonObject AboutPayment(PaymentStore store, Func<BankPayment, JsonObject> answer)
    {
        if (!Body.Has("PaymentId"))
        {
            return Responses.Refused(BankRefusal.Field("PaymentId", "обязательно."), Terminal.TerminalKey);
        }

        return store.With(Body.Digits("PaymentId") ?? 0, payment => payment?.Order.Terminal == Terminal
            ? answer(payment)
            : Responses.Refused(BankRefusal.PaymentNotFound, Terminal.TerminalKey));
    }
}
