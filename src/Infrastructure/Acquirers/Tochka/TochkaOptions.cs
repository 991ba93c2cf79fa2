using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>The addresses and the timeouts of Tochka, from <c>Acquirers:tochka</c>.</summary>
internal sealed class TochkaOptions
{
    /// <summary>The full prefix, final slash optional.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://enter.tochka.com/uapi/";

    /// <summary>The public key of the bank's notifications: a JWK, or a set of them.</summary>
    [Required]
    public string KeyUrl { get; set; } = "https://enter.tochka.com/doc/openapi/static/keys/public";

    /// <summary>Of queries and openings; the bank publishes no limit of its own.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:40")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Of captures and refunds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Of the key, for which a status query waits.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan KeyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    // Methods: the validation reads properties, and these throw for an address that the validation is to report.
    public Uri Prefix() => new(BaseUrl.EndsWith('/') ? BaseUrl : BaseUrl + "/");

    public Uri Key() => new(KeyUrl);
}

internal sealed class TochkaOptionsCheck : IValidateOptions<TochkaOptions>
{
    public ValidateOptionsResult Validate(string? name, TochkaOptions options) =>
        !IsAddress(options.BaseUrl) ? Fault(nameof(options.BaseUrl))
        : !IsAddress(options.KeyUrl) ? Fault(nameof(options.KeyUrl))
        : ValidateOptionsResult.Success;

    private static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { UserInfo: "", Query: "", Fragment: "" };

    private static ValidateOptionsResult Fault(string setting) => ValidateOptionsResult.Fail(
        $"Acquirers:tochka:{setting} must be an absolute http(s) address without a user name, query or fragment.");
}
