using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>The address and the timeout of Xyz, from <c>Acquirers:xyz</c>.</summary>
internal sealed class XyzOptions
{
    /// <summary>The full prefix, final slash optional.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://api.xyz.example/v1/"; // Replace: its address.

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public Uri Prefix() => AcquirerAddress.Prefix(BaseUrl);
}

internal sealed class XyzOptionsCheck : IValidateOptions<XyzOptions>
{
    public ValidateOptionsResult Validate(string? name, XyzOptions options) =>
        AcquirerAddress.IsPrefix(options.BaseUrl)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Acquirers:xyz:BaseUrl must be an absolute http(s) address without a user name, query or fragment.");
}
