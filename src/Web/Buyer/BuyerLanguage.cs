using System.Globalization;

namespace CleanAcquiring.Web.Buyer;

/// <summary>Russian or English: the invoice's language where it may be known, else the browser's first that we speak.</summary>
internal static class BuyerLanguage
{
    public const string Russian = "ru";
    public const string English = "en";

    public static readonly IReadOnlyList<string> All = [Russian, English];

    public static string Of(HttpContext context, string? invoice)
    {
        if (invoice is not null)
            return invoice.StartsWith(Russian, StringComparison.OrdinalIgnoreCase) ? Russian : English;
        foreach (var range in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(range => range.Quality ?? 1))
        {
            if (All.FirstOrDefault(language => range.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase)) is { } spoken)
                return spoken;
        }
        return Russian;
    }

    /// <summary>Makes the texts of this request speak the language.</summary>
    public static CultureInfo Speak(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == Russian ? "ru-RU" : "en-US");
}
