using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Web.Checkout.Pages;
using CleanAcquiring.Web.Errors;
using MediatR;
using QRCoder;

namespace CleanAcquiring.Web.Checkout;

/// <summary>The page to which a buyer comes back. It only reads; while it waits, it asks us to ask.</summary>
internal sealed class PaymentEndpoints(BuyerPages pages, BuyerErrors errors)
{
    public async Task<IResult> ShowAsync(HttpContext context, IMediator mediator, string publicId)
    {
        var result = await mediator.Send(new GetPaymentStatusQuery(publicId), context.RequestAborted);
        if (result.IsRefused)
            return errors.NotFound(context);
        if (AcceptHeader.Json(context))
            return Json(context, result.Value);
        var payment = result.Value;
        if (AcceptHeader.Json(context))
            return Json(context, payment);
        BuyerLanguage.Speak(BuyerLanguage.Of(context, payment.Language));
        return BuyerPages.Render(context, Page(context, payment), 200);
    }

    public static async Task<IResult> StateAsync(HttpContext context, IMediator mediator, string publicId)
    {
        var result = await mediator.Send(new GetPaymentStatusQuery(publicId), context.RequestAborted);
        return result.IsRefused ? NotFound(context) : Json(context, result.Value);
    }

    /// <summary>The page waits: ask the acquirer sooner.</summary>
    public static async Task<IResult> QueryAsync(HttpContext context, IMediator mediator, string publicId)
    {
        var result = await mediator.Send(new RequestPaymentSyncCommand(publicId), context.RequestAborted);
        return result.IsRefused ? NotFound(context) : Json(context, result.Value);
    }

    private static IResult NotFound(HttpContext context) => Problems.Of(context, 404, "payment.not_found", "payment.not_found");

    private static IResult Json(HttpContext context, PaymentState payment)
    {
        context.Response.Headers.CacheControl = BuyerPages.NoStore;
        return Results.Json(
            new { state = NameOf(payment.Phase), next = payment.Phase == PaymentPhase.Restart ? AgainLink(payment) : null }
        );
    }

    private PageModel Page(HttpContext context, PaymentState payment)
    {
        var waits = payment.Phase is PaymentPhase.Waiting or PaymentPhase.Unknown or PaymentPhase.Restart;
        var qr = payment.QrLink is { } link && !UserAgents.Is(context) ? link.AbsoluteUri : null;
        var page = pages.Page($"Payment.{(qr is null ? payment.Phase.ToString() : "Qr")}", ToneOf(payment.Phase, qr is not null)) with
        {
            Sum = BuyerPages.Sum(payment.Amount),
            Links = Links(payment),
            Qr = qr is null ? null : Svg(qr),
            QrAlt = pages.Text("Payment.Qr.Alt"),
        };
        return waits
            ? page with
            {
                Poll = $"/payments/{payment.PublicId}",
                State = NameOf(payment.Phase),
                Refresh = payment.Phase == PaymentPhase.Restart ? $"1;url={AgainLink(payment)}" : "10",
            }
            : page;
    }

    private List<PageLink> Links(PaymentState payment)
    {
        var links = new List<PageLink>();
        if (WebLink.Of(payment.QrLink) is { } qr)
            links.Add(new PageLink(pages.Text("Payment.Qr.Open"), qr, true));
        if (WebLink.Of(payment.FormLink) is { } form)
            links.Add(new PageLink(pages.Text("Action.ToForm"), form, true));
        if (payment.Phase is PaymentPhase.Failed or PaymentPhase.Restart)
            links.Add(new PageLink(pages.Text("Action.Again"), AgainLink(payment), true));
        if (WebLink.Of(payment.BackLink) is { } back)
            links.Add(new PageLink(pages.Text("Action.Back"), back, links.Count == 0));
        return links;
    }

    private static string AgainLink(PaymentState payment) => PayLink.PathOf(payment.AccountId, payment.InvoiceId, payment.Method);

    private static PageTone ToneOf(PaymentPhase phase, bool isQr) => phase switch
    {
        PaymentPhase.Waiting => isQr ? PageTone.Plain : PageTone.Busy,
        PaymentPhase.Unknown or PaymentPhase.Restart => PageTone.Busy,
        PaymentPhase.Authorized or PaymentPhase.Paid => PageTone.Good,
        PaymentPhase.Refunded => PageTone.Plain,
        PaymentPhase.Failed => PageTone.Bad,
    };

    private static string NameOf(PaymentPhase phase) => phase.ToString().ToLowerInvariant();

    private static string Svg(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(code);
        return drawing.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
