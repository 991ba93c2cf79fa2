using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>The address and the timeout of Stripe, from <c>Acquirers:stripe</c>.</summary>
internal sealed class StripeOptions
{
    /// <summary>The full prefix before <c>v1/</c>, final slash optional. Live and test payments have the same.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://api.stripe.com/";

    /// <summary>Of every call; Stripe publishes no limit of its own.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(40);

    // A method: the validation reads properties, and this one throws for an address that the validation is to report.
    public Uri Prefix() => new(BaseUrl.EndsWith('/') ? BaseUrl : BaseUrl + "/");
}

internal sealed class StripeOptionsCheck : IValidateOptions<StripeOptions>
{
    public ValidateOptionsResult Validate(string? name, StripeOptions options) =>
        Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { UserInfo: "", Query: "", Fragment: "" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Acquirers:stripe:BaseUrl must be an absolute http(s) address without a user name, query or fragment."
            );
}
