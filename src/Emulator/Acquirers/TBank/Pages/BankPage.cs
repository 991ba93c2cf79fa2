using System.Net;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Pages;

/// <summary>One self-contained page: no script, nothing loaded from elsewhere.</summary>
internal static class BankPage
{
    private const string Style = """
        :root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--text:#1f2024;--muted:#6a6e78;--line:#e3e5ea;--brand:#ffdd2d;--ink:#1f2024}
        @media(prefers-color-scheme:dark){:root{--bg:#15161a;--card:#212329;--text:#f2f3f5;--muted:#a2a6b1;--line:#353841}}
        *{box-sizing:border-box}
        body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--bg);color:var(--text);font:16px/1.45 system-ui,sans-serif}
        main{width:100%;max-width:400px;background:var(--card);border-radius:24px;padding:28px 24px;box-shadow:0 8px 32px #0000001a}
        h1{margin:0 0 20px;font-size:18px;font-weight:600}
        h1::before{content:"";display:inline-block;width:14px;height:14px;margin-right:10px;border-radius:4px;background:var(--brand)}
        .sum{margin:0;font-size:36px;font-weight:700;notification-spacing:-.02em}
        .what{margin:6px 0 24px;color:var(--muted);overflow-wrap:anywhere}
        form{display:grid;gap:10px}
        button{min-height:48px;padding:10px 16px;border:1px solid var(--line);border-radius:14px;background:none;color:inherit;font:inherit;cursor:pointer}
        button[value=pay]{border-color:var(--brand);background:var(--brand);color:var(--ink);font-weight:600}
        button:focus-visible{outline:3px solid #428bf9;outline-offset:2px}
        .status{margin:0;padding:14px 16px;border-radius:14px;background:var(--bg);font-weight:600}
        .status+form{margin-top:16px}
        footer{margin-top:22px;color:var(--muted);font-size:13px;text-align:center}
        """;

    public static string Render(PageView view)
    {
        var words = view.EnumNames;
        var title = Text(view.Sbp ? words.SbpForm : words.CardForm);
        return $"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
            <title>{title}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            <p class="sum">{Text(words.Roubles(view.Amount))}</p>
            <p class="what">{Text(words.Order)} {Text(view.OrderId)}<br>{Text(view.Description)}</p>
            {(view.Status is BankStatus.New or BankStatus.FormShowed ? Form(view) : Status(words.Of(view.Status)))}
            <footer>{Text(words.Notice)}</footer>
            </main>
            </body>
            </html>
            """;
    }

    private static string Form(PageView view) => $"""
        {(view.FailedAttempts > 0 ? Status(view.EnumNames.Resync) : string.Empty)}
        <form method="post">
        {Button("pay", view.EnumNames.Pay)}
        {Button("later", view.EnumNames.Later)}
        {Button("decline", view.EnumNames.Decline)}
        {Button("cancel", view.EnumNames.Cancel)}
        </form>
        """;

    private static string Button(string outcome, string label) => $"""<button name="outcome" value="{outcome}">{Text(label)}</button>""";

    private static string Status(string text) => $"""<p class="status" role="status">{Text(text)}</p>""";

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? string.Empty);
}
