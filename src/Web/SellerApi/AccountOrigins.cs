namespace CleanAcquiring.Web.SellerApi;

/// <summary>Which pages may call the seller's API: those of account hosts, exactly one label before an allowed suffix.</summary>
internal sealed class AccountOrigins
{
    public string AllowedHosts { get; set; } = "amocrm.ru,amocrm.com,kommo.com";

    public bool Allows(string origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort)
            return false;
        var dot = address.Host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && AllowedHosts
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Contains(address.Host[(dot + 1)..], StringComparer.OrdinalIgnoreCase);
    }
}
