using System.Globalization;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.SellerApi;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>The filter of the list as the page sends it: that of the API, and whole days of the browser's time zone.</summary>
/// <param name="Search">Of the payments.</param>
/// <param name="First">The first day; null for no beginning.</param>
/// <param name="Last">The last day; null for no end.</param>
/// <param name="Offset">Minutes that the browser's clock is ahead of UTC.</param>
public sealed record PaymentFilter(PaymentSearch Search, DateOnly? First, DateOnly? Last, int Offset)
{
    private const int LargestOffset = 14 * 60;

    public bool IsEmpty => this with { Offset = 0 } == new PaymentFilter(new PaymentSearch { After = Search.After }, null, null, 0);

    /// <summary>Null when a part of it is senseless.</summary>
    public static PaymentFilter? Of(HttpContext context)
    {
        var query = context.Request.Query;
        string? first = query["first"], last = query["last"];
        var (from, to) = (Day(first), Day(last));
        var isRead = (from is not null || string.IsNullOrEmpty(first)) && (to is not null || string.IsNullOrEmpty(last));
        if (!isRead || context.PaymentSearch() is not { } search)
            return null;
        var offset = int.TryParse(query["offset"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes)
            ? Math.Clamp(minutes, -LargestOffset, LargestOffset)
            : 0;
        search = search with { CreatedFrom = BeginningOf(from, offset), CreatedBefore = BeginningOf(to?.AddDays(1), offset) };
        return new PaymentFilter(search, from, to, offset);
    }

    /// <summary>The filter as a query, which goes on after a position.</summary>
    public string Query(PaymentPosition? after = null)
    {
        KeyValuePair<string, string?>[] parts =
        [
            new("state", Search.Status is { } status ? EnumNames.Of<PaymentStatus>(status) : null),
            new("method", Search.Method?.Value),
            new("q", Search.Text),
            new("first", Text(First)),
            new("last", Text(Last)),
            new("offset", Offset.ToString(CultureInfo.InvariantCulture)),
            new("after", PaymentCursor.Write(after)),
        ];
        return QueryString.Create(parts).Value!;
    }

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A year that a calendar of people knows: the day after the last one must exist.
    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1 and < 9999
            ? day
            : null;

    private static DateTimeOffset? BeginningOf(DateOnly? day, int offset) =>
        day is { } known ? new DateTimeOffset(known.ToDateTime(TimeOnly.MinValue), TimeSpan.FromMinutes(offset)).ToUniversalTime() : null;
}
