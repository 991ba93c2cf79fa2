using System.Globalization;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>Parts of a query that several addresses take.</summary>
internal static class QueryParts
{
    /// <summary><c>shadow=true</c>: change nothing, only tell.</summary>
    public static bool IsShadow(this HttpContext context) => context.Request.Query["shadow"] == "true";

    /// <summary>A moment such as <c>2026-11-24T09:00:00Z</c>; nothing when it is none.</summary>
    public static DateTimeOffset? Moment(this HttpContext context, string name) => Moment(context.Request.Query[name]);

    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment
        )
            ? moment
            : null;
}
