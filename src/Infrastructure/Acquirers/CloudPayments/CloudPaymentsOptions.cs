using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>The addresses and the timeout of CloudPayments, from <c>Acquirers:cloudpayments</c>.</summary>
internal sealed class CloudPaymentsOptions
{
    /// <summary>The full prefix of the API, final slash optional. Other countries have other hosts.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://api.cloudpayments.ru/";

    /// <summary>The script of the widget.</summary>
    [Required]
    public string WidgetUrl { get; set; } = "https://widget.cloudpayments.ru/bundles/cloudpayments.js";

    /// <summary>CloudPayments itself may take five minutes; after this time the outcome is unknown and asked for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    public Uri Prefix() => AcquirerAddress.Prefix(BaseUrl);

    public Uri Widget() => new(WidgetUrl);
}

internal sealed class CloudPaymentsOptionsCheck : IValidateOptions<CloudPaymentsOptions>
{
    public ValidateOptionsResult Validate(string? name, CloudPaymentsOptions options)
    {
        if (!AcquirerAddress.IsPrefix(options.BaseUrl))
            return ValidateOptionsResult.Fail(
                "Acquirers:cloudpayments:BaseUrl must be an absolute http(s) address without a user name, query or fragment.");
        var allowsPlainHttp = options.Prefix().Scheme == Uri.UriSchemeHttp;
        return AcquirerAddress.Page(options.WidgetUrl, allowsPlainHttp) is not null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Acquirers:cloudpayments:WidgetUrl must be an https address.");
    }
}
