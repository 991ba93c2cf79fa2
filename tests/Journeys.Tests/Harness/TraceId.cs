using System.Text.RegularExpressions;

namespace CleanAcquiring.Journeys.Tests.Harness;

internal static partial class TraceId
{
    /// <summary>A page without its trace id, the only thing that two equal answers may differ in.</summary>
    public static string Removed(string page) => Pattern().Replace(page, "trace");

    [GeneratedRegex("<code[^>]*>[0-9a-zA-Z-]+</code>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
