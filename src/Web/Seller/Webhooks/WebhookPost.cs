using System.Globalization;

namespace CleanAcquiring.Web.Seller.Webhooks;

/// <summary>A webhook's form as it was sent.</summary>
/// <param name="Url">Of the seller's own system.</param>
/// <param name="Events">The ticked ones.</param>
/// <param name="Enabled">False to record and send nothing.</param>
/// <param name="Version">Of the webhook that the form was made from; null where it names none.</param>
internal sealed record WebhookPost(string Url, IReadOnlyList<string> Events, bool Enabled, int? Version)
{
    public static WebhookPost Of(IFormCollection form) => new(
        form["url"].ToString().Trim(),
        [.. form["events"].OfType<string>()],
        form["enabled"] == "true",
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);
}
