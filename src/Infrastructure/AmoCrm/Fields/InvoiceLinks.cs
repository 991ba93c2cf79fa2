using System.Text.Json;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>
/// The way back to the PayWall, where it leads to the vendor: whatever else a seller writes there would make us an open
/// redirect.
/// </summary>
internal static class InvoiceLinks
{
    private static readonly string[] Hosts = ["pay.amocrm.ru", "pay.kommo.com"];

    /// <param name="element">The invoice.</param>
    /// <param name="instead">Where amoCRM is when it is not where it should be: pages from there are the vendor's as well.</param>
    public static Uri? Read(JsonElement element, Uri? instead)
    {
        if (!Uri.TryCreate(element.Member("invoice_link").AsText(), UriKind.Absolute, out var link) || link.UserInfo.Length > 0)
            return null;
        var isVendors =
            link.Scheme == Uri.UriSchemeHttps && link.IsDefaultPort && Hosts.Contains(link.Host, StringComparer.OrdinalIgnoreCase);
        return isVendors || instead is not null && IsSamePlace(link, instead) ? link : null;
    }

    private static bool IsSamePlace(Uri link, Uri instead) =>
        (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) && link.Port == instead.Port
        && (string.Equals(link.Host, instead.Host, StringComparison.OrdinalIgnoreCase) || link.IsLoopback && instead.IsLoopback);
}
