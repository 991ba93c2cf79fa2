using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;

namespace CleanAcquiring.Emulator.Acquirers;

/// <summary>The payment page of an emulated acquirer: a form whose buttons are <c>outcome</c> = pay, later, decline, cancel.</summary>
/// <param name="Acquirer">The title on the page.</param>
/// <param name="Amount">Roubles.</param>
/// <param name="What">Order and description.</param>
/// <param name="IsEnglish">Language of the page.</param>
/// <param name="Status">The acquirer's own word where the form is closed; null for an open one.</param>
internal sealed record BuyerForm(string Acquirer, decimal Amount, string What, bool IsEnglish, string? Status)
{
    public IResult Render(int status = StatusCodes.Status200OK) => Results.Text(Markup(), MediaTypeNames.Text.Html, Encoding.UTF8, status);

    public static string? OutcomeOf(IFormCollection? form) => form?["outcome"].ToString();

    private string Markup()
    {
        var sum = Amount.ToString("N2", CultureInfo.GetCultureInfo(IsEnglish ? "en" : "ru"));
        var body = Status is { } ended
            ? $"""<p class="status" role="status">{Text(ended)}</p>"""
            : $"""
              <form method="post">
              {Button("pay", "Оплатить", "Pay")}{Button("later", "Подтвердить позже", "Confirm later")}
              {Button("decline", "Отказ банка", "Bank declines")}{Button("cancel", "Уйти без оплаты", "Leave without paying")}
              </form>
              """;
        return $"""
            <!doctype html>
            <html lang="{(IsEnglish ? "en" : "ru")}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><title>{Text(Acquirer)}</title></head>
            <body><main><h1>{Text(Acquirer)}</h1><p class="sum">{sum} ₽</p><p class="what">{Text(What)}</p>{body}
            <footer>{(IsEnglish ? "An emulated bank. There is no money here." : "Эмулятор банка. Денег здесь нет.")}</footer>
            </main></body></html>
            """;
    }

    private string Button(string outcome, string ru, string en) =>
        $"""<button name="outcome" value="{outcome}">{(IsEnglish ? en : ru)}</button>""";

    private static string Text(string text) => HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(text);
}
