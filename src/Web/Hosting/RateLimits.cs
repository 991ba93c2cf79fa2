using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CleanAcquiring.Web.Checkout;
using CleanAcquiring.Web.Errors;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

/// <summary>
/// Counts requests by address, and clicks by invoice and by account. Each count has a fixed number of counters, so that invented
/// addresses cannot fill the memory; two keys that share a counter share its limit.
/// </summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options) : IAsyncDisposable
{
    private const int Counters = 1 << 16;
    private const int Uncounted = -1;

    // An acquirer that is sent away repeats an hour later, and a health probe restarts us: neither is limited.
    private static readonly string[] Limited = ["/pay", "/payments", "/amocrm", "/api", "/openapi"];

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.CreateChained(
        By(options.Value, options.Value.PerIp, AddressOf),
        By(options.Value, options.Value.PerLink, context => ClickOf(context) is { } link ? $"{link.AccountId}/{link.InvoiceId}" : null),
        By(options.Value, options.Value.PerAccount, context => ClickOf(context)?.AccountId.ToString(CultureInfo.InvariantCulture)));

    public static bool Concern(HttpContext context) =>
        Limited.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next, BuyerErrors errors)
    {
        using var lease = limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
            await next(context);
        else
            await errors
                .TooMany(context, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null)
                .ExecuteAsync(context);
    }

    public ValueTask DisposeAsync() => limiter.DisposeAsync();

    private static PartitionedRateLimiter<HttpContext> By(RateLimitOptions options, int permits, Func<HttpContext, string?> key) =>
        // Hashes of strings differ from process to process, so that a stranger cannot aim at another's counter.
        PartitionedRateLimiter.Create<HttpContext, int>(context => key(context) is { } text
            ? RateLimitPartition.GetFixedWindowLimiter(
                string.GetHashCode(text, StringComparison.Ordinal) & (Counters - 1),
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = permits,
                    Window = TimeSpan.FromSeconds(options.WindowSeconds),
                    QueueLimit = 0,
                })
            : RateLimitPartition.GetNoLimiter(Uncounted));

    // A subscriber of IPv6 has a whole network of addresses.
    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => new IPNetwork(Masked(six), 64).ToString(),
        var four => four.ToString(),
    };

    private static IPAddress Masked(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes);
    }

    private static PayLink? ClickOf(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method)
            || !request.Path.StartsWithSegments("/pay", StringComparison.OrdinalIgnoreCase, out var rest))
            return null;
        var parts = (rest.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2
            ? PayLink.Read(parts[0], parts[1], null)
            : PayLink.Read(request.Query["account_id"], request.Query["invoice_id"], null);
    }
}

/// <summary>The requests that a stranger may send in a window, from the section <c>RateLimits</c>. Loopback is not exempt.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>Requests of one address.</summary>
    [Range(1, 10_000_000, ErrorMessage = "RateLimits:PerIp must be a whole number from 1.")]
    public int PerIp { get; set; } = 300;

    /// <summary>Clicks on one invoice, from all addresses.</summary>
    [Range(1, 10_000_000, ErrorMessage = "RateLimits:PerLink must be a whole number from 1.")]
    public int PerLink { get; set; } = 120;

    /// <summary>Clicks on all invoices of one account.</summary>
    [Range(1, 10_000_000, ErrorMessage = "RateLimits:PerAccount must be a whole number from 1.")]
    public int PerAccount { get; set; } = 1200;

    [Range(1, 3600, ErrorMessage = "RateLimits:WindowSeconds must be from 1 to 3600.")]
    public int WindowSeconds { get; set; } = 60;
}
