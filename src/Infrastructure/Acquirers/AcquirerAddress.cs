using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Acquirers;

/// <summary>Addresses of acquirers: those that we call, and those to which buyers go.</summary>
internal static class AcquirerAddress
{
    /// <summary>The configured prefix with its final slash.</summary>
    public static Uri Prefix(string baseUrl) => new(baseUrl.EndsWith('/') ? baseUrl : baseUrl + "/");

    /// <summary>True for an absolute http(s) address without a user name, query or fragment.</summary>
    public static bool IsPrefix(string? baseUrl) =>
        Uri.TryCreate(baseUrl, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { UserInfo: "", Query: "", Fragment: "" };

    /// <summary>A page for buyers: https without a user name, plain http only where allowed; null for any other.</summary>
    public static Uri? Page(string? address, bool allowsPlainHttp) =>
        Uri.TryCreate(address, UriKind.Absolute, out var page) && page.UserInfo.Length == 0
        && (page.Scheme == Uri.UriSchemeHttps || allowsPlainHttp && page.Scheme == Uri.UriSchemeHttp)
            ? page
            : null;

    /// <summary>Adds the client that calls the hosts of these prefixes and no other.</summary>
    public static IServiceCollection AddAcquirerClient(
        this IServiceCollection services, string name, Func<IServiceProvider, IReadOnlyCollection<Uri>> prefixes)
    {
        services.AddEgressClient(name, provider =>
        {
            var declared = prefixes(provider);
            return new EgressPolicy
            {
                ExactHosts = [.. declared.Select(prefix => prefix.IdnHost).Distinct(StringComparer.OrdinalIgnoreCase)],
                AllowPlainHttp = declared.Any(prefix => prefix.Scheme == Uri.UriSchemeHttp),
                ExtraRoots = provider.GetRequiredService<ExtraRoots>().Certificates,
            };
        });
        return services;
    }
}

/// <summary>Texts on an acquirer's wire.</summary>
internal static class WireText
{
    /// <summary>Cuts a text, never inside a surrogate pair.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>A decimal number without the trailing zeros of a stored one.</summary>
    public static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}
