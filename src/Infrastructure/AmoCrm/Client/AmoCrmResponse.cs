using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.Egress;

namespace CleanAcquiring.Infrastructure.AmoCrm.Client;

/// <summary>A response of amoCRM, as far as the next step depends on it.</summary>
internal abstract record AmoCrmResponse
{
    private AmoCrmResponse()
    {
    }

    public sealed record Ok(JsonElement Body) : AmoCrmResponse
    {
        // The body is a buyer's data, or tokens.
        public override string ToString() => "Ok";
    }

    /// <summary>Not found: 204, or 404.</summary>
    /// <param name="ByRoute">404. amoCRM says 204 of what it misses, and the host of a renamed account 404 of everything.</param>
    public sealed record Nothing(bool ByRoute) : AmoCrmResponse;

    /// <summary>400 or 422: the paths of the errors, and the text of the response.</summary>
    public sealed record Invalid(IReadOnlyList<string> Paths, string Text) : AmoCrmResponse
    {
        public bool Mentions(string text) =>
            Text.Contains(text, StringComparison.OrdinalIgnoreCase)
            || Paths.Any(path => path.Contains(text, StringComparison.OrdinalIgnoreCase));

        /// <summary>True where the text names this number of amoCRM's older API.</summary>
        public bool HasCode(int code) => AmoCrmResponses.Names(Text, code);
    }

    /// <summary>401, or a redirect: the token is dead, or the account lives at another host now.</summary>
    /// <param name="Hint">The English hint of the token endpoint; null without one.</param>
    public sealed record Unauthorized(string? Hint) : AmoCrmResponse;

    /// <summary>402, 403, or a 400 that says what they say.</summary>
    /// <param name="Reason">One of <see cref="ClosedReason"/>.</param>
    public sealed record Closed(string Reason) : AmoCrmResponse;

    /// <summary>No usable answer: unreachable, time-out, 429, 5xx, content that cannot be parsed.</summary>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter, bool Throttled) : AmoCrmResponse;
}

/// <summary>Reads the status first and the body only where it can be trusted: limits and blocks come as HTML pages.</summary>
internal static class AmoCrmResponses
{
    private const int NoRights = 244;
    private const int ForeignAddress = 113;

    private static readonly JsonDocumentOptions Usual = new() { MaxDepth = 32 };
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    public static AmoCrmResponse Read(Exchange.Answer answer) => answer.Status switch
    {
        200 or 201 or 202 => Parse(answer.Body) is { } body ? new AmoCrmResponse.Ok(body) : Failed("content that cannot be parsed", answer),
        204 or 404 => new AmoCrmResponse.Nothing(ByRoute: answer.Status == 404),
        400 or 422 => Invalid(Parse(answer.Body)) is var invalid && invalid.HasCode(NoRights)
            ? new AmoCrmResponse.Closed(ClosedReason.Rights)
            : invalid,
        401 => new AmoCrmResponse.Unauthorized(Parse(answer.Body)?.Member("hint").AsText()),
        301 or 302 or 303 or 307 or 308 => new AmoCrmResponse.Unauthorized(null),
        402 => new AmoCrmResponse.Closed(ClosedReason.Unpaid),
        403 => new AmoCrmResponse.Closed(ReasonOf(answer)),
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

    /// <summary>True where a text contains this number, and not as a part of a longer one.</summary>
    public static bool Names(string text, int code) =>
        Regex.IsMatch(text, $"(?<![0-9]){code.ToString(CultureInfo.InvariantCulture)}(?![0-9])", RegexOptions.None, MatchLimit);

    private static AmoCrmResponse.Invalid Invalid(JsonElement? body) => new(
        [.. (body?.Member("validation-errors")).Items()
            .SelectMany(one => one.Member("errors").Items())
            .Select(error => $"{error.Member("path").AsText()} {error.Member("code").AsText()}")],
        $"{body?.Member("hint").AsText()} {body?.Member("detail").AsText()}".Trim());

    // A problem document says that a right is missing for this call. A page in place of one comes from the proxy, which cuts all our
    // calls off; so does an account that admits only listed addresses.
    private static string ReasonOf(Exchange.Answer answer) =>
        Parse(answer.Body) is { ValueKind: JsonValueKind.Object } problem && !Names(problem.Member("detail").AsText() ?? "", ForeignAddress)
            ? ClosedReason.Rights
            : ClosedReason.Blocked;
}

/// <summary>The stable codes of an account that does not let us in.</summary>
internal static class ClosedReason
{
    public const string Reauthorize = "reauthorize";
    public const string Unpaid = "unpaid";
    public const string Blocked = "blocked";
    public const string Rights = "rights";
}
