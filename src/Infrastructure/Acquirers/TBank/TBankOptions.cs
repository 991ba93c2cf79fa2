using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>The address and the timeouts of T-Bank, from <c>Acquirers:tbank</c>.</summary>
internal sealed class TBankOptions
{
    /// <summary>The full prefix, final slash optional.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://securepay.tinkoff.ru/v2/";

    /// <summary>Of queries, and of openings unless they are broken off before; the bank publishes no limit of its own.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:40")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Of the link to SBP, which follows an opening and shares its limit.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:15")]
    public TimeSpan LinkTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Of captures, cancels and refunds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>True for the address at which nothing is real, whatever the terminal is called.</summary>
    public bool IsTestEnvironment() => Prefix().Host == "rest-api-test.tinkoff.ru";

    // A method: the validation reads properties, and this one throws for an address that the validation is to report.
    public Uri Prefix() => AcquirerAddress.Prefix(BaseUrl);
}

internal sealed class TBankOptionsCheck : IValidateOptions<TBankOptions>
{
    public ValidateOptionsResult Validate(string? name, TBankOptions options) =>
        AcquirerAddress.IsPrefix(options.BaseUrl)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Acquirers:tbank:BaseUrl must be an absolute http(s) address without a user name, query or fragment."
            );
}
