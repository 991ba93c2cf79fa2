using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>
/// The integration's credentials and amoCRM's addresses. A class without <c>ToString</c>: printing it prints no secret.
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

    /// <summary>The address of every host, with the real name in the <c>Host</c> header; for an emulator or a proxy.</summary>
    public string? BaseAddressOverride { get; set; }

    /// <summary>The page on which an administrator authorises, where it is not the vendor's own.</summary>
    public string? ConsentAddress { get; set; }

    /// <summary>The widget's code, as amoCRM names it after the upload; without it notes have no link to the payment's page.</summary>
    [RegularExpression(
        "[A-Za-z0-9_-]{1,100}",
        ErrorMessage = "AmoCrm:WidgetCode is not a widget's code: Latin letters, digits, dashes and underscores."
    )]
    public string? WidgetCode { get; set; }

    /// <summary>The timeout of one call, to its last byte.</summary>
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

/// <summary>Stops the start at a senseless address, which the message names.</summary>
internal sealed class AmoCrmOptionsCheck : IValidateOptions<AmoCrmOptions>
{
    public ValidateOptionsResult Validate(string? name, AmoCrmOptions options)
    {
        string?[] faults =
        [
            IsAddressOrBlank(options.RedirectUri) ? null : "AmoCrm:RedirectUri is not an absolute http(s) address.",
            IsAddressOrBlank(options.BaseAddressOverride) ? null : "AmoCrm:BaseAddressOverride is not an absolute http(s) address.",
            IsAddressOrBlank(options.ConsentAddress) ? null : "AmoCrm:ConsentAddress is not an absolute http(s) address.",
            string.IsNullOrWhiteSpace(options.AllowedHosts) || options.Suffixes.Count > 0 && options.Suffixes.All(IsSuffix)
                ? null
                : "AmoCrm:AllowedHosts is a comma list of domains such as amocrm.ru.",
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    // An absent address is reported by its [Required].
    private static bool IsAddressOrBlank(string? text) => string.IsNullOrWhiteSpace(text) || IsAddress(text);

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    // A suffix of one label would let a whole top-level domain in.
    private static bool IsSuffix(string suffix) =>
        suffix.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(suffix) == UriHostNameType.Dns;
}

/// <summary>Warns at the start that amoCRM is called at another address than its own.</summary>
internal sealed partial class OverrideWarning(IOptions<AmoCrmOptions> options, ILogger<OverrideWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Override is { } address)
            Log.Overridden(logger, address.Authority);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "AmoCrm:BaseAddressOverride is set: every amoCRM host is called at {Authority}. Not for production."
        )]
        public static partial void Overridden(ILogger logger, string authority);
    }
}
