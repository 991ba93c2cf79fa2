using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Webhooks;
using FluentValidation;

namespace CleanAcquiring.Application.Webhooks;

internal static class WebhookRefusals
{
    /// <summary>The endpoints that an account may have.</summary>
    public const int MostEndpoints = 10;

    public static Refusal NoWebhook => new(RefusalKind.NotFound, "webhook.not_found", "There is no such webhook.");

    public static Refusal NoDelivery =>
        new(RefusalKind.NotFound, "webhook.delivery_not_found", "There is no such delivery; old ones are erased.");

    public static Refusal TooMany =>
        new(RefusalKind.Conflict, "webhook.too_many", $"An account has at most {MostEndpoints} webhooks.");

    public static Refusal UrlTaken =>
        new(RefusalKind.Conflict, "webhook.url_taken", "Another webhook of the account has this address.");

    public static Refusal Off => new(RefusalKind.Conflict, "webhook.off", "The webhook is switched off or suspended.");

    public static Refusal Busy =>
        new(RefusalKind.Conflict, "webhook.busy", "Deliveries wait for this webhook; a test would wait behind them.");

    public static void UrlIsPublic<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(url => WebhookUrl.Parse(url) is not null)
        .WithErrorCode("webhook.url")
        .WithMessage(
            "An address begins with https, names a public host, has the port 443 or one from 1024 and at most 500 characters.");

    public static void EventsAreKnown<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) => rule
        .Must(events =>
            events.Count > 0 && events.Distinct().Count() == events.Count && events.All(WebhookEvents.All.Contains))
        .WithErrorCode("webhook.events")
        .WithMessage($"Some of {string.Join(", ", WebhookEvents.All)}, each once.");
}
