using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CleanAcquiring.Emulator.Pages;

/// <summary>Pages made of interpolated strings in which every value is encoded unless it is markup already.</summary>
internal static class Html
{
    // Cyrillic stays readable in the source; quotes and angle brackets do not stay.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static IHtmlContent Of(FormattableString markup) => new HtmlFormattableString(markup.Format, markup.GetArguments()!);

    public static IHtmlContent Join(IEnumerable<IHtmlContent> parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
            all.AppendHtml(part);
        return all;
    }

    public static IResult Page(string title, IHtmlContent body)
    {
        using var text = new StringWriter();
        Of($"""
            <!doctype html>
            <html lang="ru">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>{new HtmlString(PageStyle.Sheet)}</style>
            </head>
            <body><main>{body}<footer>Эмулятор amoCRM. Всё здесь выдумано, деньги не списываются.</footer></main></body>
            </html>
            """).WriteTo(text, Encoder);
        return Results.Text(text.ToString(), MediaTypeNames.Text.Html, Encoding.UTF8);
    }
}
