using System.ComponentModel.DataAnnotations;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>The installation's side of T-Bank: where it is and how long we wait. From <c>Acquirers:tbank</c>.</summary>
internal sealed class TBankOptions
{
    /// <summary>The full prefix, final slash optional.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://securepay.tinkoff.ru/v2/";

    /// <summary>For opening and asking; the bank publishes no limit of its own.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For capturing, cancelling and refunding.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan ActTimeout { get; set; } = TimeSpan.FromSeconds(60);

    public Uri Base => new(BaseUrl.EndsWith('/') ? BaseUrl : BaseUrl + "/");
}
