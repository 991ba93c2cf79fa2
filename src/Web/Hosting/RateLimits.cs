using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Links;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

/// <summary>
/// Counts requests by their sender alone, never by what they ask for: nobody can use up another buyer's link. Each count has a fixed
/// number of counters, so that invented addresses cannot fill the memory; two keys that share a counter share its limit.
/// </summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options) : IAsyncDisposable
{
    private const int Counters = 1 << 16;
    private const int Uncounted = -1;

    // Of one address's requests, and of one network's.
    private const int MissShare = 5;
    private const int NetworkMisses = 4;

    // An acquirer that is sent away repeats an hour later, and a health probe restarts us: neither is limited.
    private static readonly string[] Limited = ["/pay", "/payments", "/trial", "/amocrm", "/api", "/seller", "/openapi"];

    private readonly PartitionedRateLimiter<HttpContext> requests = PartitionedRateLimiter.CreateChained(
        By(options.Value, options.Value.PerIp, Visitor.AddressOf),
        By(options.Value, options.Value.PerLink, context => LinkOf(context) is { } link ? $"{Visitor.AddressOf(context)} {link}" : null),
        By(options.Value, options.Value.PerAccount, context =>
            ClickOf(context) is { } link ? $"{Visitor.NetworkOf(context)} {link.AccountId}" : null));

    // Whoever tries invoice numbers meets links that lead nowhere; a buyer meets one, and may reload it.
    private readonly PartitionedRateLimiter<HttpContext> newMisses = By(
        options.Value, 1, context => $"{Visitor.AddressOf(context)} {LinkOf(context)}");

    private readonly PartitionedRateLimiter<HttpContext> misses = PartitionedRateLimiter.CreateChained(
        By(options.Value, MissesOf(options.Value), context => ClickOf(context) is null ? null : Visitor.AddressOf(context)),
        By(options.Value, MissesOf(options.Value) * NetworkMisses, context =>
            ClickOf(context) is null ? null : Visitor.NetworkOf(context)));

    public static bool Concern(HttpContext context) =>
        Limited.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next, BuyerErrors errors)
    {
        using var search = misses.AttemptAcquire(context, permitCount: 0);
        using var lease = search.IsAcquired ? requests.AttemptAcquire(context) : search;
        if (!lease.IsAcquired)
        {
            await errors
                .TooMany(context, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null)
                .ExecuteAsync(context);
            return;
        }
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status404NotFound && ClickOf(context) is not null)
            CountMiss(context);
    }

    public async ValueTask DisposeAsync()
    {
        await requests.DisposeAsync();
        await newMisses.DisposeAsync();
        await misses.DisposeAsync();
    }

    private void CountMiss(HttpContext context)
    {
        using var isNew = newMisses.AttemptAcquire(context);
        if (isNew.IsAcquired)
            misses.AttemptAcquire(context).Dispose();
    }

    private static int MissesOf(RateLimitOptions options) => Math.Max(1, options.PerIp / MissShare);

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

    private static string? LinkOf(HttpContext context) =>
        ClickOf(context) is { } link ? string.Create(CultureInfo.InvariantCulture, $"{link.AccountId}/{link.InvoiceId}") : null;

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
    private const string Range = "{0} must be a whole number from {1} to {2}.";

    /// <summary>Requests of one address; a fifth of it may be clicks on different links that lead to no invoice.</summary>
    [Range(1, 10_000_000, ErrorMessage = "RateLimits:" + Range)]
    public int PerIp { get; set; } = 300;

    /// <summary>Clicks of one address on one invoice.</summary>
    [Range(1, 10_000_000, ErrorMessage = "RateLimits:" + Range)]
    public int PerLink { get; set; } = 120;

    /// <summary>Clicks of one network (/24, in IPv6 /48) on all invoices of one account; less than amoCRM's seven a second.</summary>
    [Range(1, 10_000_000, ErrorMessage = "RateLimits:" + Range)]
    public int PerAccount { get; set; } = 360;

    [Range(1, 3600, ErrorMessage = "RateLimits:" + Range)]
    public int WindowSeconds { get; set; } = 60;

    /// <summary>Connections to this process at once.</summary>
    [Range(10, 100_000, ErrorMessage = "RateLimits:" + Range)]
    public int Connections { get; set; } = 2000;
}
