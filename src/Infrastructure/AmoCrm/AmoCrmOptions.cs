using System.ComponentModel.DataAnnotations;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>
/// The integration as amoCRM knows it, and where amoCRM is. A class without <c>ToString</c>: printing it prints no secret.
/// </summary>
public sealed class AmoCrmOptions
{
    public const string Section = "AmoCrm";

    [Required(ErrorMessage = "AmoCrm:ClientId is missing: the integration's id from its \"Keys and scopes\" tab.")]
    public string ClientId { get; set; } = "";

    [Required(ErrorMessage = "AmoCrm:ClientSecret is missing: the integration's secret key from its \"Keys and scopes\" tab.")]
    public string ClientSecret { get; set; } = "";

    [Required(ErrorMessage = "AmoCrm:RedirectUri is missing: the redirect address exactly as the integration's settings show it.")]
    public string RedirectUri { get; set; } = "";

    /// <summary>Comma list of suffixes; an account host is exactly one label before one of them.</summary>
    [Required(ErrorMessage = "AmoCrm:AllowedHosts is empty: no account could be served.")]
    public string AllowedHosts { get; set; } = "amocrm.ru,amocrm.com,kommo.com";

    /// <summary>Every host is called here, with its real name in the <c>Host</c> header; for an emulator or a proxy.</summary>
    public string? BaseAddressOverride { get; set; }

    /// <summary>Where an administrator authorises, when that is not the vendor's own page.</summary>
    public string? ConsentAddress { get; set; }

    /// <summary>How long one call may take, to its last byte.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:00.050",
        "00:02:00",
        ErrorMessage = "AmoCrm:Timeout is a time span from 50 milliseconds to two minutes."
    )]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    internal Uri Redirect => new(RedirectUri);

    internal Uri? Override => string.IsNullOrWhiteSpace(BaseAddressOverride) ? null : new Uri(BaseAddressOverride);

    internal IReadOnlyList<string> Suffixes =>
        [.. AllowedHosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(suffix => suffix.TrimStart('.').ToLowerInvariant())];
}
