using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Application;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>Finds an operation by our reference, for which the bank has no filter: in the list of the days in which it was sent.</summary>
internal sealed class TochkaSearch(TochkaClient client, TimeProvider time)
{
    // A page must stay below the largest answer that is read.
    private const int PageSize = 200;
    private const int MaxPages = 50;

    // The bank's days are Moscow's; one more on each side covers its clock and ours.
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    /// <param name="orderId">Our reference.</param>
    /// <param name="orderedAt">The order was sent since then, and for the life of its link at most; null for one that is sent now.</param>
    /// <param name="shop">Authenticates the call.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<TochkaFinding> FindAsync(
        string orderId, DateTimeOffset? orderedAt, TochkaShop shop, CancellationToken cancellationToken)
    {
        var ordered = (orderedAt ?? time.GetUtcNow() - TochkaSettings.Lifetime).ToOffset(Moscow);
        var (from, to) = (ordered.AddDays(-1), (ordered + TochkaSettings.Lifetime).AddDays(1));
        for (var page = 1; page <= MaxPages; page++)
        {
            var path = string.Create(
                CultureInfo.InvariantCulture,
                $"payments?customerCode={Uri.EscapeDataString(shop.CustomerCode)}&fromDate={from:yyyy-MM-dd}&toDate={to:yyyy-MM-dd}"
                    + $"&page={page}&perPage={PageSize}");
            var response = await client.GetAsync(path, "list", shop, cancellationToken);
            if (!response.IsSuccess)
                return new TochkaFinding(null, response.Reason);
            var found = WireJson.Objects(response.Data, "Operation")
                .Where(operation => TochkaText.Text(operation, "paymentLinkId") == orderId)
                .Cast<JsonElement?>()
                .FirstOrDefault();
            if (found is not null)
                return new TochkaFinding(found, null);
            if (page >= response.TotalPages)
                return new TochkaFinding(null, null);
        }
        return new TochkaFinding(null, "the list is too long");
    }
}

/// <summary>The end of a search.</summary>
/// <param name="Operation">Null where the list has none of our reference, or could not be read.</param>
/// <param name="Silence">The reason why the list is not whole; null where it is.</param>
internal sealed record TochkaFinding(JsonElement? Operation, string? Silence);
