using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Text;
using CleanAcquiring.Emulator.Acquirers.Rbs.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Checkout;

/// <summary>Routes of the payment page, and those that the real bank lacks: its payments and controls.</summary>
internal sealed class BankPages(string title, OrderStore store, BankActions actions, CallbackOutbox outbox)
{
    private const string Style =
        ":root{color-scheme:light dark}body{font:16px system-ui,sans-serif;max-width:400px;margin:10vh auto;padding:16px}"
        + "form{display:grid;gap:10px}button{min-height:48px;font:inherit}";

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var page in new[] { "/pay/{id}", "/sbp/{id}" })
        {
            routes.MapGet(page, (string id, HttpContext context) => Show(context, id, StatusCodes.Status200OK));
            routes.MapPost(page, (string id, HttpContext context) => SendAsync(context, id));
        }
        var state = routes.MapGroup("/state");
        state.MapGet("/payments", () => store.All(static _ => true, Row));
        state.MapPost("/complete/{id}", (string id) => Answer(actions.Complete(id)));
        state.MapPost("/give-back/{id}", (string id, long? amount) => Answer(actions.GiveBack(id, amount)));
        state.MapPost("/callback-url/{userName}", (string userName, Uri url) =>
        {
            store.EnterCallbackUrl(userName, url);
            return Results.NoContent();
        });
        state.MapPost("/notify/{id}", (string id) => Answer(outbox.Again(id)));
    }

    private async Task<IResult> SendAsync(HttpContext context, string id)
    {
        var outcome = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["outcome"].ToString()
            : null;
        var (status, url) = actions.Choose(id, outcome);
        if (url is null)
            return Show(context, id, status);
        context.Response.Headers.Location = url;
        return Results.StatusCode(status);
    }

    private IResult Show(HttpContext context, string id, int status)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
        return store.With(id, order => order is null ? null : Markup(order)) is { } markup
            ? Results.Text(markup, MediaTypeNames.Text.Html, Encoding.UTF8, status)
            : Results.Text("Заказ не найден / No such order", MediaTypeNames.Text.Plain, Encoding.UTF8, StatusCodes.Status404NotFound);
    }

    private string Markup(BankOrder order)
    {
        var isEnglish = order.Terms.IsEnglish;
        var sum = (order.Terms.Amount / 100m).ToString("N2", CultureInfo.GetCultureInfo(isEnglish ? "en" : "ru"));
        var body = order.AwaitsBuyer
            ? $"""
              <form method="post">
              {Button("pay", "Оплатить", "Pay")}{Button("later", "Подтвердить позже", "Confirm later")}
              {Button("decline", "Отказ банка", "Bank declines")}{Button("cancel", "Уйти без оплаты", "Leave without paying")}
              </form>
              """
            : $"""<p role="status">{order.Status}</p>""";
        return $"""
            <!doctype html>
            <html lang="{(isEnglish ? "en" : "ru")}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><title>{Text(title)}</title>
            <style>{Style}</style></head>
            <body><main><h1>{Text(title)}</h1><p>{sum} ₽</p><p>{Text(order.Terms.Description ?? order.Terms.OrderNumber)}</p>{body}
            <footer>{(isEnglish ? "An emulated bank. There is no money here." : "Эмулятор банка. Денег здесь нет.")}</footer>
            </main></body></html>
            """;

        string Button(string outcome, string ru, string en) =>
            $"""<button name="outcome" value="{outcome}">{(isEnglish ? en : ru)}</button>""";
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static IResult Answer(bool isDone) => isDone ? Results.NoContent() : Results.Conflict();

    private static object Row(BankOrder order) => new
    {
        paymentId = order.Id,
        orderId = order.Terms.OrderNumber,
        userName = order.Merchant.UserName,
        amount = order.Terms.Amount,
        status = (int)order.Status,
        actionCode = order.ActionCode,
        deposited = order.Deposited,
        refunded = order.Refunded,
        receipt = order.Terms.Bundle,
        payUrl = order.BySbp ? order.SbpUrl : order.FormUrl,
    };
}
