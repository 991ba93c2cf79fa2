using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>The address and the timeouts of one bank, from <c>Acquirers:sber</c> and <c>Acquirers:alfa</c>.</summary>
internal sealed class RbsOptions
{
    /// <summary>
    /// A prefix in place of all of the bank's own, test ones included; its path tells the dialect. Null for the bank's own, of which the
    /// seller's settings choose one.
    /// </summary>
    public string? BaseUrl { get; set; }

    /// <summary>Of queries and openings.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:40")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Of the link to SBP, which follows an opening and shares its limit.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:15")]
    public TimeSpan LinkTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Of captures, cancels and refunds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The one prefix of this installation; null for the bank's own.</summary>
    public Uri? Only() => BaseUrl is { } configured ? new(configured.EndsWith('/') ? configured : configured + "/") : null;

    public RbsEndpoint EndpointOf(RbsGateway gateway, bool isTest) => Only() is { } only
        ? new RbsEndpoint(only, DialectOf(only) ?? gateway.Dialect)
        : new RbsEndpoint(new Uri(isTest ? gateway.Test : gateway.Live), gateway.Dialect);

    /// <summary>Every prefix that may be called.</summary>
    public IReadOnlyCollection<Uri> Prefixes(RbsBank bank) => Only() is { } only
        ? [only]
        : [.. bank.Gateways.SelectMany(gateway => new[] { new Uri(gateway.Live), new Uri(gateway.Test) })];

    private static RbsDialect? DialectOf(Uri prefix) =>
        prefix.AbsolutePath.EndsWith("/rest/", StringComparison.OrdinalIgnoreCase) ? RbsDialect.Form
        : prefix.AbsolutePath.Contains("/ecomm/", StringComparison.OrdinalIgnoreCase) ? RbsDialect.Json
        : null;
}

internal sealed class RbsOptionsCheck : IValidateOptions<RbsOptions>
{
    public ValidateOptionsResult Validate(string? name, RbsOptions options) =>
        options.BaseUrl is null
        || Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { UserInfo: "", Query: "", Fragment: "" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Acquirers:{name}:BaseUrl must be an absolute http(s) address without a user name, query or fragment.");
}
