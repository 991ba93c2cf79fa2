using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>The timeout of PayKeeper, and an address for tests, from <c>Acquirers:paykeeper</c>.</summary>
internal sealed class PayKeeperOptions
{
    /// <summary>Each seller has a server of his own, one label before this.</summary>
    public const string ServerSuffix = "server.paykeeper.ru";

    /// <summary>Stands in for the servers of all sellers, for tests; null where each seller's own is called.</summary>
    public string? BaseUrl { get; set; }

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The address in place of all servers, with its final slash.</summary>
    public Uri? Substitute() => BaseUrl is { Length: > 0 } address ? AcquirerAddress.Prefix(address) : null;
}

internal sealed class PayKeeperOptionsCheck : IValidateOptions<PayKeeperOptions>
{
    public ValidateOptionsResult Validate(string? name, PayKeeperOptions options) =>
        options.BaseUrl is null or "" || AcquirerAddress.IsPrefix(options.BaseUrl)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Acquirers:paykeeper:BaseUrl must be an absolute http(s) address without a user name, query or fragment.");
}
