using System.Globalization;
using System.Text;
using CleanAcquiring.Web.Pages;
using CleanAcquiring.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CleanAcquiring.Web.Checkout;

/// <summary>The page that a link opens, which posts itself: made once for each language, so that opening a link is cheap.</summary>
internal sealed class Loader
{
    private readonly Dictionary<string, byte[]> pages;

    public Loader(IStringLocalizer<Texts> texts) =>
        pages = BuyerLanguage.All.ToDictionary(language => language, language => Make(texts, language), StringComparer.Ordinal);

    public async Task WriteAsync(HttpContext context)
    {
        var language = BuyerLanguage.Of(context);
        var page = pages[language];
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        response.Headers.CacheControl = BuyerPages.NoStore;
        response.Headers.ContentLanguage = language;
        response.Headers.Vary = "Accept-Language";
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(page, context.RequestAborted);
    }

    private static byte[] Make(IStringLocalizer<Texts> texts, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        BuyerLanguage.Use(language);
        var button = texts["Loader.Button"];
        var html = $"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <link rel="icon" href="data:,">
            <title>{texts["Loader.Title"]}</title>
            <style>{PageAssets.Style}</style>
            </head>
            <body>
            <main aria-busy="true">
            {PageAssets.IconOf(PageTone.Busy)}
            <h1>{texts["Loader.Title"]}</h1>
            <p class="soft">{texts["Loader.Text"]}</p>
            <form method="post" data-auto="0"><div class="actions later"><button class="button" type="submit">{button}</button></div></form>
            </main>
            <script>{PageAssets.Script}</script>
            </body>
            </html>
            """;
        CultureInfo.CurrentUICulture = before;
        return Encoding.UTF8.GetBytes(html);
    }
}
