using System.Net;

namespace CleanAcquiring.Web.Hosting;

/// <summary>The hosts of an acquirer's widget as sources of a content security policy, for the one page that shows it.</summary>
internal sealed record WidgetSources(string Text)
{
    /// <param name="script">Its own origin is a source, with its port.</param>
    /// <param name="pageHosts">Suffixes of the acquirer's hosts: each with all below it, by https.</param>
    public static WidgetSources Of(Uri script, IEnumerable<string> pageHosts) => new(string.Join(' ', pageHosts
        .Where(host => !IPAddress.TryParse(host, out _) && host.Contains('.', StringComparison.Ordinal))
        .SelectMany(host => new[] { $"https://{host}", $"https://*.{host}" })
        .Prepend(script.GetLeftPart(UriPartial.Authority))
        .Distinct(StringComparer.OrdinalIgnoreCase)));
}
