using System.Globalization;

namespace CleanAcquiring.Web.Checkout;

/// <summary>Russian or English: the invoice's language where it may be known, else the browser's first that we speak.</summary>
internal static class BuyerLanguage
{
    public const string Russian = "ru";
    public const string English = "en";

    public static readonly IReadOnlyList<string> All = [Russian, English];

    public static string Of(HttpContext context, string? invoice)
    {
        if (All.FirstOrDefault(language => Speaks(invoice, language)) is { } stated)
            return stated;
        foreach (
            var range in context
                .Request.GetTypedHeaders()
                .AcceptLanguage.Where(range => range.Quality is not 0)
                .OrderByDescending(range => range.Quality ?? 1)
        )
        {
            if (All.FirstOrDefault(language => Speaks(range.Value.Value, language)) is { } spoken)
                return spoken;
        }
        return Russian;
    }

    // ru, ru-RU, but not run.
    private static bool Speaks(string? tag, string language) =>
        tag is not null
        && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (tag.Length == language.Length || tag[language.Length] is '-' or '_');

    /// <summary>Makes the texts of this request speak the language.</summary>
    public static CultureInfo Speak(string language) =>
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == Russian ? "ru-RU" : "en-US");
}
