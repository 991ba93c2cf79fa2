using System.Net;
using System.Threading.RateLimiting;
using CleanAcquiring.Web.Buyer;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Operations;

/// <summary>Counts requests by address, and clicks by invoice and by account. Forgets whoever stays away for a window.</summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options) : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.CreateChained(
        By(options.Value, options.Value.PerIp, context => AddressOf(context)),
        By(options.Value, options.Value.PerLink, context => ClickOf(context) is { } link ? $"{link.AccountId}/{link.InvoiceId}" : null),
        By(options.Value, options.Value.PerAccount, context => ClickOf(context)?.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public RateLimitLease Take(HttpContext context) => limiter.AttemptAcquire(context);

    public ValueTask DisposeAsync() => limiter.DisposeAsync();

    private static PartitionedRateLimiter<HttpContext> By(RateLimitOptions options, int permits, Func<HttpContext, string?> key) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => key(context) is { } part
            ? RateLimitPartition.GetFixedWindowLimiter(part, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromSeconds(options.WindowSeconds), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));

    // A subscriber of IPv6 has a whole network of addresses.
    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } six => new IPNetwork(Masked(six), 64).ToString(),
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
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments("/pay", StringComparison.OrdinalIgnoreCase, out var rest))
            return null;
        var parts = (rest.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 ? PayLink.Read(parts[0], parts[1], null) : PayLink.Read(context.Request.Query["account_id"], context.Request.Query["invoice_id"], null);
    }
}
