using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace CleanAcquiring.Web.Errors;

/// <summary>Reads the kind of answer that a client asks for.</summary>
internal static class AcceptHeader
{
    /// <summary>True where JSON is named and preferred to a page; a wildcard alone means a page.</summary>
    public static bool IsJson(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return true;
        if (string.IsNullOrEmpty(request.Headers.Accept))
            return false;
        var accepted = new RequestHeaders(request.Headers).Accept;
        var json = Quality(accepted, type => type.SubType == "json" || type.Suffix == "json");
        return json > 0 && json > Quality(accepted, type => type.SubType.Value is "html" or "xhtml+xml");
    }

    private static decimal Quality(IList<MediaTypeHeaderValue> accepted, Func<MediaTypeHeaderValue, bool> fits) =>
        accepted.Where(fits).Select(type => (decimal)(type.Quality ?? 1)).DefaultIfEmpty(0).Max();
}
