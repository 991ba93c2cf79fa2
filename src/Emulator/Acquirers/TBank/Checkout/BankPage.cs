using System.Net;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Checkout;

/// <summary>Renders the payment page: no script, no external resources.</summary>
internal static class BankPage
{
    private const string Style = """
        :root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--text:#1f2024;--muted:#6a6e78;--line:#e3e5ea;--brand:#ffdd2d;--ink:#1f2024}
        @media(prefers-color-scheme:dark){:root{--bg:#15161a;--card:#212329;--text:#f2f3f5;--muted:#a2a6b1;--line:#353841}}
        *{box-sizing:border-box}
        body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--bg);
          color:var(--text);font:16px/1.45 system-ui,sans-serif}
        main{width:100%;max-width:400px;background:var(--card);border-radius:24px;padding:28px 24px;box-shadow:0 8px 32px #0000001a}
        h1{margin:0 0 20px;font-size:18px;font-weight:600}
        h1::before{content:"";display:inline-block;width:14px;height:14px;margin-right:10px;border-radius:4px;background:var(--brand)}
        .sum{margin:0;font-size:36px;font-weight:700}
        .what{margin:6px 0 24px;color:var(--muted);overflow-wrap:anywhere}
        form{display:grid;gap:10px}
        button{min-height:48px;padding:10px 16px;border:1px solid var(--line);border-radius:14px;background:none;
          color:inherit;font:inherit;cursor:pointer}
        button[value=pay]{border-color:var(--brand);background:var(--brand);color:var(--ink);font-weight:600}
        button:focus-visible{outline:3px solid #428bf9;outline-offset:2px}
        .status{margin:0;padding:14px 16px;border-radius:14px;background:var(--bg);font-weight:600}
        .status+form{margin-top:16px}
        footer{margin-top:22px;color:var(--muted);font-size:13px;text-align:center}
        """;

    public static string Render(PageView view)
    {
        var texts = view.Texts;
        var title = Text(view.Sbp ? texts.SbpForm : texts.CardForm);
        return $"""
            <!doctype html>
            <html lang="{texts.Language}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
            <title>{title}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            <p class="sum">{Text(texts.Roubles(view.Amount))}</p>
            <p class="what">{Text(texts.Order)} {Text(view.OrderId)}<br>{Text(view.Description)}</p>
            {(view.IsOpen ? Form(view) : Status(texts.Of(view.Status)))}
            <footer>{Text(texts.Notice)}</footer>
            </main>
            </body>
            </html>
            """;
    }

    private static string Form(PageView view) => $"""
        {(view.FailedAttempts > 0 ? Status(view.Texts.TryAgain) : string.Empty)}
        <form method="post">
        {Button("pay", view.Texts.Pay)}
        {Button("later", view.Texts.Later)}
        {Button("decline", view.Texts.Decline)}
        {Button("cancel", view.Texts.Cancel)}
        </form>
        """;

    private static string Button(string outcome, string label) => $"""<button name="outcome" value="{outcome}">{Text(label)}</button>""";

    private static string Status(string text) => $"""<p class="status" role="status">{Text(text)}</p>""";

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? string.Empty);
}

/// <summary>The model of the payment page. Amount is in kopecks.</summary>
internal sealed record PageView(
    long Amount,
    string OrderId,
    string? Description,
    string Status,
    bool IsOpen,
    bool Sbp,
    int FailedAttempts,
    PageTexts Texts
);
