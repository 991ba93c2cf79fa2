using System.Globalization;

namespace CleanAcquiring.Web.Pages;

/// <summary>Chooses Russian or English: the invoice's language where it may be known, else the browser's first of the two.</summary>
internal static class BuyerLanguage
{
    public const string Russian = "ru";
    public const string English = "en";

    public static readonly IReadOnlyList<string> All = [Russian, English];

    /// <param name="context">The request.</param>
    /// <param name="invoice">The invoice's language; null where it is unknown or may not be known.</param>
    public static string Of(HttpContext context, string? invoice = null) =>
        Known(invoice)
        ?? context.Request.GetTypedHeaders().AcceptLanguage
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => Known(range.Value.Value))
            .FirstOrDefault(language => language is not null)
        ?? Russian;

    /// <summary>Sets the language of this request's texts.</summary>
    public static void Use(HttpContext context, string? invoice = null) => Use(Of(context, invoice));

    public static void Use(string language) =>
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == Russian ? "ru-RU" : "en-US");

    private static string? Known(string? tag) => All.FirstOrDefault(language => IsOf(tag, language));

    // ru, ru-RU, but not run.
    private static bool IsOf(string? tag, string language) =>
        tag is not null
        && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (tag.Length == language.Length || tag[language.Length] is '-' or '_');
}
