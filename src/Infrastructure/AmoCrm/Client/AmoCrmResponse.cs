using System.Text.Json;

namespace CleanAcquiring.Infrastructure.AmoCrm.Client;

/// <summary>What amoCRM answered, as far as anybody's next step depends on it.</summary>
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

    /// <summary>Nothing is found: 204 (amoCRM's usual way), 404, or an empty body.</summary>
    public sealed record Nothing : AmoCrmResponse;

    /// <summary>400 or 422: the paths of the errors, and the words of the answer.</summary>
    public sealed record Invalid(IReadOnlyList<string> Paths, string EnumNames) : AmoCrmResponse
    {
        public bool Mentions(string text) =>
            EnumNames.Contains(text, StringComparison.OrdinalIgnoreCase)
            || Paths.Any(path => path.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>401, or a redirect: the token is dead, or the account lives at another host now.</summary>
    /// <param name="Hint">What the token endpoint says in English; nothing when it says nothing.</param>
    public sealed record Unauthorized(string? Hint) : AmoCrmResponse;

    /// <summary>402 or 403.</summary>
    /// <param name="Reason">A word of <see cref="ClosedReason"/>.</param>
    public sealed record Closed(string Reason) : AmoCrmResponse;

    /// <summary>No usable answer: unreachable, time-out, 429, 5xx, content that cannot be parsed.</summary>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter, bool Throttled) : AmoCrmResponse;
}
