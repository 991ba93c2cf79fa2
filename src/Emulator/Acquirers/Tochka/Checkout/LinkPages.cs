using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using CleanAcquiring.Emulator.Acquirers.Tochka.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Checkout;

/// <summary>Routes of the payment page, and those that the real bank lacks: its payments and controls.</summary>
internal static class LinkPages
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/order/{id}", (string id, HttpContext context, LinkStore store) => Show(id, context, store, StatusCodes.Status200OK));
        routes.MapPost("/order/{id}", SendAsync);
        var state = routes.MapGroup("/state");
        state.MapGet("/payments", (LinkStore store, NotificationOutbox outbox) => store.All(static _ => true, link => Row(link, outbox)));
        state.MapPost("/complete/{id}", (string id, BuyerActions buyer) => Answer(buyer.Complete(id)));
        state.MapPost("/give-back/{id}", (string id, decimal? amount, CabinetActions cabinet) => Answer(cabinet.GiveBack(id, amount)));
        state.MapPost("/refuse-refund/{id}", (string id, CabinetActions cabinet) => Answer(cabinet.RefuseNextRefund(id)));
    }

    private static async Task<IResult> SendAsync(string id, HttpContext context, LinkStore store, BuyerActions buyer)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var (status, location) = buyer.Choose(id, form?["outcome"].ToString());
        if (status != StatusCodes.Status303SeeOther || location is null)
            return Show(id, context, store, status == StatusCodes.Status303SeeOther ? StatusCodes.Status200OK : status);
        context.Response.Headers.Location = location;
        return Results.StatusCode(status);
    }

    private static IResult Show(string id, HttpContext context, LinkStore store, int status)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
        return store.With(id, link => link is null ? null : Page(link)) is { } page
            ? Results.Text(page, MediaTypeNames.Text.Html, Encoding.UTF8, status)
            : Results.Text("Платёж не найден / No such payment", MediaTypeNames.Text.Plain, Encoding.UTF8, StatusCodes.Status404NotFound);
    }

    // The bank's page is Russian: an order names no language.
    private static string Page(PaymentLink link)
    {
        var body = link.AwaitsBuyer
            ? """
              <form method="post">
              <button name="outcome" value="pay">Оплатить</button><button name="outcome" value="later">Подтвердить позже</button>
              <button name="outcome" value="decline">Отказ банка</button><button name="outcome" value="cancel">Уйти без оплаты</button>
              </form>
              """
            : $"""<p class="status" role="status">{link.Status}</p>""";
        return $"""
            <!doctype html>
            <html lang="ru">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><title>Точка</title></head>
            <body><main><h1>Точка: {string.Join(", ", link.Modes)}</h1>
            <p class="sum">{link.Amount.ToString("N2", CultureInfo.GetCultureInfo("ru"))} ₽</p>
            <p class="what">{Encoder.Encode(LinkJson.Text(link.Data["purpose"]) ?? "")}</p>{body}
            <footer>Эмулятор банка. Денег здесь нет.</footer></main></body>
            </html>
            """;
    }

    private static IResult Answer(bool isDone) => isDone ? Results.NoContent() : Results.Conflict();

    private static object Row(PaymentLink link, NotificationOutbox outbox)
    {
        var notifications = outbox.Of(link.Id);
        return new
        {
            paymentId = link.Id,
            orderId = link.OrderId,
            merchantId = link.Company.MerchantId,
            amount = link.Amount,
            status = link.Status,
            refunded = link.Refunded,
            receipt = link.Data["Items"],
            notifications = new { sent = notifications.Sum(one => one.Sent), accepted = notifications.Sum(one => one.Accepted) },
            payUrl = link.PayUrl,
        };
    }
}
