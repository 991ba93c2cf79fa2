using System.ComponentModel.DataAnnotations;

namespace CleanAcquiring.Web.Hosting;

/// <summary>How much a stranger may ask in a window, from the section <c>RateLimits</c>. Loopback is not exempt.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>Requests of one address.</summary>
    [Range(1, 10_000_000, ErrorMessage = "RateLimits:PerIp must be a whole number from 1.")]
    public int PerIp { get; set; } = 300;

    /// <summary>Clicks on one invoice, whoever clicks.</summary>
    [Range(1, 10_000_000, ErrorMessage = "RateLimits:PerLink must be a whole number from 1.")]
    public int PerLink { get; set; } = 120;

    /// <summary>Clicks on all invoices of one account.</summary>
    [Range(1, 10_000_000, ErrorMessage = "RateLimits:PerAccount must be a whole number from 1.")]
    public int PerAccount { get; set; } = 1200;

    [Range(1, 3600, ErrorMessage = "RateLimits:WindowSeconds must be from 1 to 3600.")]
    public int WindowSeconds { get; set; } = 60;
}
