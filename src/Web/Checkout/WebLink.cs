namespace CleanAcquiring.Web.Checkout;

/// <summary>An address fit for a link on a page.</summary>
internal static class WebLink
{
    /// <summary>The address when it is a web address; nothing for any other scheme.</summary>
    public static string? Of(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri
            : null;
}
