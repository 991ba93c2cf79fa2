using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>The webhooks of an account, the oldest first; there is one page.</summary>
internal sealed record WebhookListResponse(IReadOnlyList<WebhookResponse> Items, string? Next)
{
    public static WebhookListResponse Of(IReadOnlyList<WebhookView> views) =>
        new([.. views.Select(view => WebhookResponse.Of(view))], null);
}

/// <summary>An address of the seller's own system.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Url">Public and https.</param>
/// <param name="Events">Names such as <c>payment.paid</c>.</param>
/// <param name="Enabled">False where nothing is recorded and sent.</param>
/// <param name="Health"><c>good</c>, <c>failing</c>, <c>suspended</c> or <c>off</c>.</param>
/// <param name="Pending">Deliveries that wait; 1000 means so many or more.</param>
/// <param name="LastDelivery">The newest one; null where there was none.</param>
/// <param name="FailingSince">The first failure in a row.</param>
/// <param name="RetryAt">The next try after a failure.</param>
/// <param name="SuspendedAt">The time at which sending was given up.</param>
/// <param name="PreviousSecretUntil">The end of a rotation: until then the secret before signs, too.</param>
/// <param name="CreatedAt">By our clock.</param>
/// <param name="Version">Named by the next change.</param>
internal sealed record WebhookResponse(
    string Id,
    string Url,
    IReadOnlyList<string> Events,
    bool Enabled,
    string Health,
    int Pending,
    DeliveryResponse? LastDelivery,
    DateTimeOffset? FailingSince,
    DateTimeOffset? RetryAt,
    DateTimeOffset? SuspendedAt,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt,
    int Version)
{
    /// <summary>Shown once: in the answer that made it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    public static WebhookResponse Of(AddedWebhook added) => Of(added.View) with { Secret = added.Secret };

    public static WebhookResponse Of(WebhookView view)
    {
        var endpoint = view.Endpoint;
        return new WebhookResponse(
            endpoint.Id.ToString("N"),
            endpoint.Url.AbsoluteUri,
            endpoint.Events,
            endpoint.Enabled,
            EnumNames.Of(view.Health),
            view.Pending,
            view.LastDelivery is { } last ? DeliveryResponse.Of(last) : null,
            endpoint.FailingSince,
            endpoint.RetryAt,
            endpoint.SuspendedAt,
            endpoint.PreviousUntil,
            endpoint.CreatedAt,
            endpoint.Version);
    }
}

/// <summary>A webhook as its seller sends it.</summary>
internal sealed record WebhookSettingsRequest
{
    public string? Url { get; init; }

    public IReadOnlyList<string?>? Events { get; init; }

    public bool? Enabled { get; init; }

    /// <summary>Of the webhook that is changed.</summary>
    public int? Version { get; init; }

    /// <summary>The names as they were sent; null when one is none.</summary>
    public IReadOnlyList<string>? ReadEvents() =>
        Events is null ? [] : Events.Any(name => name is null) ? null : [.. Events.OfType<string>()];
}

/// <summary>A page of deliveries, newest first; <c>next</c> goes into <c>after</c> for the following one.</summary>
internal sealed record DeliveryListResponse(IReadOnlyList<DeliveryResponse> Items, string? Next)
{
    public static DeliveryListResponse Of(DeliveryPage page) => new([.. page.Items.Select(DeliveryResponse.Of)], page.Next);
}

/// <summary>One event on its way to one webhook.</summary>
/// <param name="Id">The <c>webhook-id</c> of every try.</param>
/// <param name="Event">A name such as <c>payment.paid</c>.</param>
/// <param name="State"><c>pending</c> or <c>delivered</c>.</param>
/// <param name="CreatedAt">The time of the event.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="LastTriedAt">Null before the first try.</param>
/// <param name="Status">Of HTTP, of the last try; null without an answer.</param>
/// <param name="Error">The fault of the last try, in our words.</param>
/// <param name="DeliveredAt">Null while it waits.</param>
/// <param name="Body">The JSON that is sent.</param>
internal sealed record DeliveryResponse(
    string Id,
    string Event,
    string State,
    DateTimeOffset CreatedAt,
    int Attempts,
    DateTimeOffset? LastTriedAt,
    int? Status,
    string? Error,
    DateTimeOffset? DeliveredAt,
    JsonElement Body)
{
    public static DeliveryResponse Of(WebhookDelivery delivery) => new(
        delivery.Id,
        delivery.Event,
        EnumNames.Of(delivery.State),
        delivery.CreatedAt,
        delivery.Attempts,
        delivery.LastTriedAt,
        delivery.LastStatus,
        delivery.LastError,
        delivery.DeliveredAt,
        JsonElement.Parse(delivery.Body));
}
