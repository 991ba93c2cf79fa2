using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.Seller.Webhooks;

/// <summary>The answer to a form or a button of a webhook that was refused.</summary>
/// <param name="Code">Of the refusal; a text of ours.</param>
/// <param name="Detail">Its own words, where we have no text.</param>
public sealed record WebhookFault(string Code, string? Detail)
{
    /// <summary>The webhook as another administrator has saved it; null where it was not changed meanwhile.</summary>
    public WebhookView? Saved { get; init; }

    /// <summary>The field that has the fault; null where it is of the whole form.</summary>
    public string? Field => Code switch
    {
        "webhook.url" or "webhook.url_taken" => "url",
        "webhook.events" => "events",
        _ => null,
    };

    public static WebhookFault Of(Refusal refusal) => new(refusal.Code, refusal.Detail);

    public static WebhookFault Meanwhile(WebhookView saved) => new("webhook.changed_meanwhile", null) { Saved = saved };
}
