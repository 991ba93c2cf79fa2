using System.Net;
using System.Threading.RateLimiting;
using CleanAcquiring.Web.Checkout;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

/// <summary>
/// Counts requests by address, and clicks by invoice and by account. Each count has a fixed number of counters, so that no crowd of
/// invented addresses fills the memory; two that share one share its limit.
/// </summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options) : IAsyncDisposable
{
    private const int Counters = 1 << 16;
    private const int Uncounted = -1;

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.CreateChained(
        By(options.Value, options.Value.PerIp, context => AddressOf(context)),
        By(
            options.Value,
            options.Value.PerLink,
            context => RequestOf(context) is { } link ? $"{link.AccountId}/{link.InvoiceId}" : null
        ),
        By(
            options.Value,
            options.Value.PerAccount,
            context => RequestOf(context)?.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture)
        )
    );

    public RateLimitLease Take(HttpContext context) => limiter.AttemptAcquire(context);

    public ValueTask DisposeAsync() => limiter.DisposeAsync();

    private static PartitionedRateLimiter<HttpContext> By(RateLimitOptions options, int permits, Func<HttpContext, string?> key) =>
        // Hashes of strings differ from process to process: nobody can aim at another's counter.
        PartitionedRateLimiter.Create<HttpContext, int>(context =>
            key(context) is { } part
                ? RateLimitPartition.GetFixedWindowLimiter(
                    string.GetHashCode(part, StringComparison.Ordinal) & (Counters - 1),
                    _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = permits,
                        Window = TimeSpan.FromSeconds(options.WindowSeconds),
                        QueueLimit = 0,
                    }
                )
                : RateLimitPartition.GetNoLimiter(Uncounted)
        );

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

    private static PayLink? RequestOf(HttpContext context)
    {
        if (
            !HttpMethods.IsPost(context.Request.Method)
            || !context.Request.Path.StartsWithSegments("/pay", StringComparison.OrdinalIgnoreCase, out var rest)
        )
            return null;
        var parts = (rest.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2
            ? PayLink.Read(parts[0], parts[1], null)
            : PayLink.Read(context.Request.Query["account_id"], context.Request.Query["invoice_id"], null);
    }
}
