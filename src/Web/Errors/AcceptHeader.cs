using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace CleanAcquiring.Web.Errors;

/// <summary>What kind of answer a client asks for.</summary>
internal static class AcceptHeader
{
    /// <summary>True where JSON is named and no page is wanted as much; a wildcard alone wants a page.</summary>
    public static bool Json(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return true;
        if (string.IsNullOrEmpty(request.Headers.Accept))
            return false;
        var wishes = new RequestHeaders(request.Headers).Accept;
        var json = Best(wishes, wish => wish.SubType == "json" || wish.Suffix == "json");
        return json > 0 && json > Best(wishes, wish => wish.SubType.Value is "html" or "xhtml+xml");
    }

    private static decimal Best(IList<MediaTypeHeaderValue> wishes, Func<MediaTypeHeaderValue, bool> fits) =>
        wishes.Where(fits).Select(wish => (decimal)(wish.Quality ?? 1)).DefaultIfEmpty(0).Max();
}
