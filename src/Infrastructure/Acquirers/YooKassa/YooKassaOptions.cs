using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>The address and the timeouts of YooKassa, from <c>Acquirers:yookassa</c>.</summary>
internal sealed class YooKassaOptions
{
    /// <summary>The full prefix, final slash optional.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://api.yookassa.ru/v3/";

    /// <summary>More than the 30 seconds after which YooKassa itself answers that the outcome is unknown.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(40);

    public Uri Prefix() => AcquirerAddress.Prefix(BaseUrl);
}

internal sealed class YooKassaOptionsCheck : IValidateOptions<YooKassaOptions>
{
    public ValidateOptionsResult Validate(string? name, YooKassaOptions options) =>
        AcquirerAddress.IsPrefix(options.BaseUrl)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Acquirers:yookassa:BaseUrl must be an absolute http(s) address without a user name, query or fragment."
            );
}
