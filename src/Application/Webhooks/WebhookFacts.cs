using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>The facts of an endpoint that the account's journal shows: of its address the host alone, of its secrets nothing.</summary>
internal static class WebhookFacts
{
    public static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string?> Of(WebhookEndpoint endpoint) =>
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["host"] = endpoint.Url.IdnHost,
            ["events"] = string.Join(", ", endpoint.Events),
            ["enabled"] = endpoint.Enabled ? "true" : "false",
        };

    public static string SubjectOf(WebhookEndpoint endpoint) => endpoint.Id.ToString("N");
}
