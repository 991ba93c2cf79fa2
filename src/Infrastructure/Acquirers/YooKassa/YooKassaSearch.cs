using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Application;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>
/// Finds a payment by our order, for which YooKassa has no filter: in the list of all payments of the time in which the order could be
/// sent. Only when that time is over, because until then the order sent again tells at once.
/// </summary>
internal sealed class YooKassaSearch(YooKassaClient client, TimeProvider time)
{
    private const int PageSize = 100;
    private const int MaxPages = 100;

    // Of YooKassa's clock beside ours, and of a call that was on its way.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<YooKassaFinding> FindAsync(
        string orderId, DateTimeOffset orderedAt, YooKassaShop shop, CancellationToken cancellationToken)
    {
        var end = orderedAt + YooKassaAcquirer.KeyMemory + Margin;
        if (time.GetUtcNow() < end)
            return new YooKassaFinding(null, "no look-up by order");
        string? cursor = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var path = $"payments?created_at.gte={Moment(orderedAt - Margin)}&created_at.lte={Moment(end)}&limit={PageSize}"
                + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
            var response = await client.GetAsync(path, "list", shop, cancellationToken);
            if (!response.IsSuccess)
                return new YooKassaFinding(null, response.Reason);
            var found = Objects(response.Root, "items")
                .Where(payment => Text(payment, "metadata", YooKassaStatuses.OrderKey) == orderId)
                .Cast<JsonElement?>()
                .FirstOrDefault();
            if (found is not null)
                return new YooKassaFinding(found, null);
            // Older answers name it otherwise.
            cursor = Text(response.Root, "next_cursor") ?? Text(response.Root, "next_page");
            if (cursor is null)
                return new YooKassaFinding(null, null);
        }
        return new YooKassaFinding(null, "the list is too long");
    }

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}

/// <summary>The end of a search.</summary>
/// <param name="Payment">Null where the list has none of our order, or could not be read.</param>
/// <param name="Silence">The reason why the list is not whole; null where it is.</param>
internal sealed record YooKassaFinding(JsonElement? Payment, string? Silence);
