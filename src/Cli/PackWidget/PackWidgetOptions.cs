using System.Text.RegularExpressions;

namespace CleanAcquiring.Cli.PackWidget;

/// <summary>The arguments of <c>pack-widget</c>.</summary>
/// <param name="BaseUrl">The gateway's address as sellers' browsers reach it, without a final slash.</param>
/// <param name="Locales">Languages of the archive, the first one for the form.</param>
/// <param name="SupportEmail">Shown to sellers beside every error.</param>
/// <param name="Version">Null for the version of the sources.</param>
/// <param name="Out">Folder to write to.</param>
/// <param name="Previous">Path of the archive that was uploaded before.</param>
internal sealed partial record PackWidgetOptions(
    string BaseUrl, IReadOnlyList<string> Locales, string SupportEmail, string? Version, string Out, string? Previous)
{
    public const string Usage =
        "pack-widget --base-url https://… --out FOLDER [--locale ru|en|ru,en] [--support-email …] [--version …] [--previous widget.zip]";

    private static readonly string[] Known = ["ru", "en"];

    /// <summary>Reads <c>--name value</c> pairs.</summary>
    /// <returns>The options, or a sentence that names the wrong argument.</returns>
    public static (PackWidgetOptions? Options, string? Problem) Read(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < args.Length; index += 2)
        {
            if (!Name().IsMatch(args[index]) || index + 1 == args.Length)
                return (null, $"{args[index]}: no such argument, or no value after it");
            given[args[index]] = args[index + 1];
        }
        if (!given.TryGetValue("--base-url", out var url) || !Uri.TryCreate(url, UriKind.Absolute, out var address) || !IsOrigin(address))
            return (null, "--base-url: the gateway's address, such as https://pay.example.org (http only on this machine)");
        if (!given.TryGetValue("--out", out var folder))
            return (null, "--out: the folder to write to");
        var locales = given.GetValueOrDefault("--locale", "ru").Split(',', StringSplitOptions.TrimEntries);
        if (locales.Except(Known, StringComparer.Ordinal).Any() || locales.Distinct(StringComparer.Ordinal).Count() < locales.Length)
            return (null, "--locale: ru, en or ru,en");
        return (new PackWidgetOptions(
            address.GetLeftPart(UriPartial.Authority),
            locales,
            given.GetValueOrDefault("--support-email", $"support@{address.Host}"),
            given.GetValueOrDefault("--version"),
            folder,
            given.GetValueOrDefault("--previous")), null);
    }

    private static bool IsOrigin(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.PathAndQuery == "/" && address.UserInfo.Length == 0;

    [GeneratedRegex("^--(base-url|out|locale|support-email|version|previous)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
