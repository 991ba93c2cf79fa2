using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CleanAcquiring.Emulator.Pages;

/// <summary>Makes pages of interpolated strings. Encodes every value that is not markup.</summary>
internal static class Html
{
    // Cyrillic stays readable in the page source.
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

internal static class PageStyle
{
    public const string Sheet = """
        :root{--ground:#f4f5f8;--card:#fff;--ink:#1c2430;--soft:#5b6676;--line:#e2e6ee;
          --accent:#2457d6;--on-accent:#fff;--good:#17693b;--good-ground:#ddf3e5}
        @media (prefers-color-scheme:dark){
          :root{--ground:#11151c;--card:#1a202b;--ink:#e9edf5;--soft:#9aa6b8;--line:#2b3443;
                --accent:#8fb0ff;--on-accent:#0d1526;--good:#8fe0ae;--good-ground:#173525}
        }
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);-webkit-text-size-adjust:100%;
          font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
        h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}
        h2{font-size:1.05rem;margin:2rem 0 .75rem}
        p{margin:.25rem 0}
        a{color:var(--accent)}
        .soft,footer{color:var(--soft);font-size:.9rem}
        footer{margin-top:2.5rem;text-align:center}
        .card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.25rem;margin-top:1rem}
        .row{display:flex;justify-content:space-between;gap:1rem;align-items:baseline;flex-wrap:wrap;padding:.75rem 0;
          border-top:1px solid var(--line)}
        .row:first-child{border-top:0;padding-top:0}
        .row>:first-child{flex:1 1 9rem;min-width:0;overflow-wrap:anywhere}
        .sum{font-variant-numeric:tabular-nums;white-space:nowrap}
        .total{font-size:1.35rem;font-weight:650}
        .badge{display:inline-block;border-radius:99px;padding:.1rem .7rem;font-size:.85rem;background:var(--line);color:var(--ink)}
        .badge.good{background:var(--good-ground);color:var(--good)}
        .pay,button{display:block;width:100%;text-align:center;text-decoration:none;font:inherit;font-weight:600;border:0;cursor:pointer;
          border-radius:12px;padding:.85rem 1rem;margin-top:.75rem;background:var(--accent);color:var(--on-accent)}
        .pay.second{background:transparent;color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
        .pay:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        code{font:.9em ui-monospace,SFMono-Regular,Consolas,monospace}
        """;
}
