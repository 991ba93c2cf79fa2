using System.ComponentModel.DataAnnotations;
using System.Net;
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

    /// <summary>
    /// Comma list of the networks from which notifications may come, such as <c>185.71.76.0/27</c>; any where it is empty. Nothing is
    /// proved by it: a notification has YooKassa asked all the same.
    /// </summary>
    public string? NotificationNetworks { get; set; }

    public Uri Prefix() => AcquirerAddress.Prefix(BaseUrl);

    /// <summary>True where the sender is in a network of the list, without a list, and for a notification that is read again.</summary>
    public bool MaySend(IPAddress? sender) => sender is null || Networks() is not { Count: > 0 } networks
        || networks.Exists(network => network?.Contains(sender.IsIPv4MappedToIPv6 ? sender.MapToIPv4() : sender) == true);

    /// <summary>The list; null for each entry that is no network. A single address is a network of its own.</summary>
    public List<IPNetwork?> Networks() =>
    [
        .. (NotificationNetworks ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => IPNetwork.TryParse(text, out var network) ? network
                : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
                : (IPNetwork?)null),
    ];
}

internal sealed class YooKassaOptionsCheck : IValidateOptions<YooKassaOptions>
{
    public ValidateOptionsResult Validate(string? name, YooKassaOptions options) =>
        !AcquirerAddress.IsPrefix(options.BaseUrl)
            ? ValidateOptionsResult.Fail(
                "Acquirers:yookassa:BaseUrl must be an absolute http(s) address without a user name, query or fragment.")
        : options.Networks().Contains(null)
            ? ValidateOptionsResult.Fail(
                "Acquirers:yookassa:NotificationNetworks must be a comma list of networks such as 185.71.76.0/27.")
            : ValidateOptionsResult.Success;
}
