using System.Diagnostics;

namespace CleanAcquiring.Web.Pages;

/// <summary>The short code on a page that finds its request in the logs.</summary>
internal static class TraceCode
{
    private const int Length = 12;

    public static string Of(HttpContext context)
    {
        var id = Activity.Current?.TraceId.ToHexString()
            ?? context.TraceIdentifier.Replace(":", "", StringComparison.Ordinal).PadRight(Length, '0');
        return id[..Length].ToLowerInvariant();
    }
}
