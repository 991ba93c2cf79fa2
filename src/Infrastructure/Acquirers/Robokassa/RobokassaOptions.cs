using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>The addresses and the timeouts of Robokassa, from <c>Acquirers:robokassa</c>.</summary>
internal sealed class RobokassaOptions
{
    /// <summary>The full prefix of payment page, status and holds, final slash optional; another one for Kazakhstan.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://auth.robokassa.ru/Merchant/";

    /// <summary>The full prefix of refunds.</summary>
    [Required]
    public string RefundBaseUrl { get; set; } = "https://services.robokassa.ru/RefundService/Refund/";

    /// <summary>The documents leave open how the token of a refund travels: as it is, or as a JSON string.</summary>
    public bool RefundsAreJson { get; set; }

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public Uri Prefix() => AcquirerAddress.Prefix(BaseUrl);

    public Uri RefundPrefix() => AcquirerAddress.Prefix(RefundBaseUrl);
}

internal sealed class RobokassaOptionsCheck : IValidateOptions<RobokassaOptions>
{
    public ValidateOptionsResult Validate(string? name, RobokassaOptions options) =>
        AcquirerAddress.IsPrefix(options.BaseUrl) && AcquirerAddress.IsPrefix(options.RefundBaseUrl)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Acquirers:robokassa:BaseUrl and RefundBaseUrl must be absolute http(s) addresses without a user name, query or fragment."
            );
}
