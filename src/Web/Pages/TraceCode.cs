using System.Diagnostics;

namespace CleanAcquiring.Web.Pages;

/// <summary>
/// The short code on a page that finds its request in the logs: of our own span, since the caller chooses the trace's id.
/// </summary>
internal static class TraceCode
{
    private const int Length = 12;

    public static string Of(HttpContext context)
    {
        var id = Activity.Current?.SpanId.ToHexString()
            ?? context.TraceIdentifier.Replace(":", "", StringComparison.Ordinal).PadLeft(Length, '0');
        return id[^Length..].ToLowerInvariant();
    }
}
