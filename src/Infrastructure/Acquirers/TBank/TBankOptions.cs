using System.ComponentModel.DataAnnotations;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>The installation's side of T-Bank: where it is and how long we wait. From <c>Acquirers:tbank</c>.</summary>
internal sealed class TBankOptions
{
    /// <summary>The full prefix, final slash optional.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://securepay.tinkoff.ru/v2/";

    /// <summary>For opening and asking; the bank publishes no limit of its own.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:40")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For the link of SBP, which follows an opening: both together stay below the minute after which an opening counts as
    /// lost.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:15")]
    public TimeSpan LinkTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>For capturing, cancelling and refunding.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(60);

    // No property: the validation reads properties, and this one throws before it could say what is wrong.
    public Uri Prefix() => new(BaseUrl.EndsWith('/') ? BaseUrl : BaseUrl + "/");
}
