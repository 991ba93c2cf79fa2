using CleanAcquiring.Application.Webhooks;

namespace CleanAcquiring.Web.Seller.Webhooks;

/// <summary>The page of one webhook.</summary>
/// <param name="View">Never with a secret.</param>
/// <param name="Now">By our clock.</param>
/// <param name="IsSaved">True right after it was saved.</param>
public sealed record WebhookPageModel(WebhookView View, DateTimeOffset Now, bool IsSaved)
{
    /// <summary>The end of a rotation that lasts; null where one secret signs.</summary>
    public DateTimeOffset? PreviousUntil => View.Endpoint.PreviousUntil > Now ? View.Endpoint.PreviousUntil : null;
}
