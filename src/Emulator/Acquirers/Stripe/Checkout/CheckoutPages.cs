using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Text;
using CleanAcquiring.Emulator.Acquirers.Stripe.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Checkout;

/// <summary>The hosted page, and routes that the real Stripe lacks: its payments, and what happens without a call.</summary>
internal static class CheckoutPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/c/pay/{id}", (string id, HttpContext context, AccountStore store) => Show(context, store, id));
        routes.MapPost("/c/pay/{id}", SendAsync);
        var state = routes.MapGroup("/state");
        state.MapGet("/payments", (AccountStore store, EventOutbox outbox) => store.All(static _ => true, session => Row(session, outbox)));
        state.MapPost("/complete/{id}", (string id, BuyerActions buyer) => Done(buyer.Complete(id)));
        state.MapPost("/fail/{id}", (string id, BuyerActions buyer) => Done(buyer.Fail(id)));
        state.MapPost("/fail-refund/{id}", (string id, BuyerActions buyer) => Done(buyer.FailDoneRefund(id, "expired_or_canceled_card")));
        state.MapPost("/give-back/{id}", (string id, GiveBackRequest? request, BuyerActions buyer) =>
            Done(buyer.GiveBack(id, request?.Amount)));
        state.MapPost("/dispute/{id}", (string id, DisputeRequest? request, BuyerActions buyer) =>
            Done(buyer.DisputeIt(id, request?.Status ?? "needs_response")));
    }

    private static IResult Done(bool isDone) => isDone ? Results.NoContent() : Results.Conflict();

    private static async Task<IResult> SendAsync(string id, HttpContext context, AccountStore store, BuyerActions buyer)
    {
        var outcome = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["outcome"].ToString()
            : null;
        var (status, url) = buyer.Choose(id, outcome);
        if (status != StatusCodes.Status303SeeOther || url is null)
            return Show(context, store, id, status == StatusCodes.Status303SeeOther ? StatusCodes.Status200OK : status);
        context.Response.Headers.Location = new Uri(url).AbsoluteUri;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Show(HttpContext context, AccountStore store, string id, int status = StatusCodes.Status200OK)
    {
        var page = store.With(session => session.Id == id, session => session is null ? null : Markup(session));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
        return page is null
            ? Results.Text("No such session", MediaTypeNames.Text.Plain, Encoding.UTF8, StatusCodes.Status404NotFound)
            : Results.Text(page, MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }

    private static string Markup(CheckoutSession session)
    {
        var isRussian = session.Order.Locale == "ru";
        var sum = Units.Major(session.Order.Amount, session.Order.Currency)
            .ToString("N2", CultureInfo.GetCultureInfo(isRussian ? "ru" : "en"));
        var body = session.Status == SessionStatus.Open
            ? $"""
              {(session.LastError is null ? "" : Status(isRussian ? "Карта отклонена, попробуйте другую" : "Declined, try another card"))}
              <form method="post">
              {Button("pay", isRussian ? "Оплатить" : "Pay")}{Button("later", isRussian ? "Подтвердить позже" : "Confirm later")}
              {Button("decline", isRussian ? "Отказ банка" : "Bank declines")}
              {Button("cancel", isRussian ? "Уйти без оплаты" : "Leave without paying")}
              </form>
              """
            : Status(session.IntentStatus ?? session.Status);
        return $"""
            <!doctype html>
            <html lang="{(isRussian ? "ru" : "en")}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><title>Stripe Checkout</title></head>
            <body><main><h1>Stripe Checkout</h1><p class="sum">{sum} {session.Order.Currency.ToUpperInvariant()}</p>
            <p class="what">{Text(session.Order.Name)}</p>{body}
            <footer>{(isRussian ? "Эмулятор. Денег здесь нет." : "An emulator. There is no money here.")}</footer>
            </main></body></html>
            """;
    }

    private static string Button(string outcome, string label) => $"""<button name="outcome" value="{outcome}">{label}</button>""";

    private static string Status(string text) => $"""<p class="status" role="status">{Text(text)}</p>""";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static object Row(CheckoutSession session, EventOutbox outbox)
    {
        var events = outbox.Of(session.Id);
        return new
        {
            paymentId = session.Id,
            orderId = session.Order.Reference,
            account = session.Order.Account.Id,
            amount = session.Order.Amount,
            currency = session.Order.Currency,
            status = session.Status,
            intent = session.IntentStatus,
            received = session.Received,
            refunded = session.Refunded,
            dispute = session.Dispute?.Status,
            notifications = new { sent = events.Sum(sent => sent.Sent), accepted = events.Sum(sent => sent.Accepted) },
            payUrl = session.Url,
        };
    }

    /// <param name="Amount">In the currency's major units; null for everything.</param>
    internal sealed record GiveBackRequest(decimal? Amount);

    /// <param name="Status">Stripe's own word, such as <c>won</c>.</param>
    internal sealed record DisputeRequest(string? Status);
}
