using System.Diagnostics;
using System.Net.Mime;
using System.Text;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Checkout;

/// <summary>Routes of the payment page: the card form, and the bank app behind an SBP link.</summary>
internal static class BankPages
{
    public static void Map(IEndpointRouteBuilder bank)
    {
        bank.MapGet("/pay/{id:long}", (long id, HttpContext context, PaymentStore store) => Show(context, store, id, sbp: false));
        bank.MapGet("/sbp/{id:long}", (long id, HttpContext context, PaymentStore store) => Show(context, store, id, sbp: true));
        bank.MapPost(
            "/pay/{id:long}",
            (long id, HttpContext context, PaymentStore store, BuyerActions buyer) => SendAsync(context, store, buyer, id, sbp: false)
        );
        bank.MapPost(
            "/sbp/{id:long}",
            (long id, HttpContext context, PaymentStore store, BuyerActions buyer) => SendAsync(context, store, buyer, id, sbp: true)
        );
    }

    private static async Task<IResult> SendAsync(HttpContext context, PaymentStore store, BuyerActions buyer, long id, bool sbp)
    {
        var outcome = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["outcome"].ToString()
            : null;
        switch (buyer.Choose(id, sbp, outcome))
        {
            case BuyerStep.Go go:
                await DeliveredAsync(go.Deliveries, context.RequestAborted);
                return go.Url is { } url ? SeeOther(context, url) : Show(context, store, id, sbp);
            case BuyerStep.Stay stay:
                return Show(context, store, id, sbp, stay.HttpStatus);
            default:
                throw new UnreachableException();
        }
    }

    // The buyer waits for the deliveries, but no longer than the bank waits for a reply.
    private static async Task DeliveredAsync(IReadOnlyList<Task> deliveries, CancellationToken cancellationToken)
    {
        var all = Task.WhenAll(deliveries);
        await Task.WhenAny(all, Task.Delay(NotificationSender.ReplyTimeout, cancellationToken));
    }

    private static IResult SeeOther(HttpContext context, string url)
    {
        context.Response.Headers.Location = new Uri(url).AbsoluteUri;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Show(HttpContext context, PaymentStore store, long id, bool sbp, int httpStatus = StatusCodes.Status200OK)
    {
        var view = store.With(id, payment => payment is null || (sbp && !payment.QrIssued) ? null : View(payment, sbp, store.Now));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
        return view is null
            ? Results.Text("Платёж не найден / No such payment", MediaTypeNames.Text.Plain, Encoding.UTF8, StatusCodes.Status404NotFound)
            : Results.Text(BankPage.Render(view), MediaTypeNames.Text.Html, Encoding.UTF8, httpStatus);
    }

    private static PageView View(BankPayment payment, bool sbp, DateTimeOffset now)
    {
        if (payment.Status is BankStatus.New)
        {
            payment.Status = BankStatus.FormShowed;
        }

        var order = payment.Order;
        return new PageView(
            order.Amount,
            order.OrderId,
            order.Description,
            payment.Status,
            payment.AwaitsBuyer || (!sbp && payment.TakesAnotherCard(now)),
            sbp,
            payment.FailedAttempts,
            order.English ? PageTexts.English : PageTexts.Russian
        );
    }
}
