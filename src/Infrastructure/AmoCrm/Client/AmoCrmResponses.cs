using System.Text.Json;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.Egress;

namespace CleanAcquiring.Infrastructure.AmoCrm.Client;

/// <summary>Reads the status first and the body only where that can be believed: limits and blocks are announced by HTML pages.</summary>
internal static class AmoCrmResponses
{
    private static readonly JsonDocumentOptions Usual = new() { MaxDepth = 32 };

    public static AmoCrmResponse Read(Exchange.Answer answer) => answer.Status switch
    {
        200 or 201 or 202 when answer.Body.Length == 0 => new AmoCrmResponse.Nothing(),
        200 or 201 or 202 => Parse(answer.Body) is { } body ? new AmoCrmResponse.Ok(body) : Failed("content that cannot be parsed", answer),
        204 or 404 => new AmoCrmResponse.Nothing(),
        400 or 422 => Invalid(Parse(answer.Body)),
        401 => new AmoCrmResponse.Unauthorized(Parse(answer.Body)?.Member("hint").AsText()),
        301 or 302 or 303 or 307 or 308 => new AmoCrmResponse.Unauthorized(null),
        402 => new AmoCrmResponse.Closed(ClosedReason.Unpaid),
        403 => new AmoCrmResponse.Closed(WhyForbidden(answer)),
        _ => Failed($"status {answer.Status}", answer),
    };

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Usual);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AmoCrmResponse.Failed Failed(string reason, Exchange.Answer answer) =>
        new(reason, answer.RetryAfter, answer.Status == 429);

    private static AmoCrmResponse.Invalid Invalid(JsonElement? body) => new(
        [.. (body?.Member("validation-errors")).Items()
            .SelectMany(one => one.Member("errors").Items())
            .Select(error => $"{error.Member("path").AsText()} {error.Member("code").AsText()}")],
        $"{body?.Member("hint").AsText()} {body?.Member("detail").AsText()}".Trim());

    // A page instead of a problem document is the proxy's: calls from here are cut off. So they are where the account admits
    // only listed addresses.
    private static string WhyForbidden(Exchange.Answer answer)
    {
        var detail = Parse(answer.Body) is { ValueKind: JsonValueKind.Object } problem ? problem.Member("detail").AsText() ?? "" : null;
        return detail is null || detail.Contains("113", StringComparison.Ordinal) || detail.Contains("IP", StringComparison.Ordinal)
            ? ClosedReason.Blocked
            : ClosedReason.Rights;
    }
}
