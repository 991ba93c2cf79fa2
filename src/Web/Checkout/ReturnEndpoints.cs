using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Links;
using CleanAcquiring.Web.Pages;
using MediatR;
using QRCoder;

namespace CleanAcquiring.Web.Checkout;

/// <summary>The page to which a buyer returns: it reads, and while it waits it posts to have the acquirer asked.</summary>
internal sealed class ReturnEndpoints(BuyerPages pages, BuyerErrors errors)
{
    public async Task<IResult> ShowAsync(HttpContext context, IMediator mediator, string publicId)
    {
        var result = await mediator.Send(new GetPaymentStatusQuery(publicId), context.RequestAborted);
        if (result.IsRefused)
            return errors.NotFound(context);
        if (AcceptHeader.IsJson(context))
            return Json(context, result);
        BuyerLanguage.Use(context, result.Value.Language);
        return BuyerPages.Render(context, Page(context, result.Value));
    }

    public static async Task<IResult> StateAsync(HttpContext context, IMediator mediator, string publicId) =>
        Json(context, await mediator.Send(new GetPaymentStatusQuery(publicId), context.RequestAborted));

    /// <summary>Has the acquirer asked. Some acquirers return the buyer's browser by a POST: it is led on to the page.</summary>
    public async Task<IResult> SyncAsync(HttpContext context, IMediator mediator, string publicId)
    {
        var result = await mediator.Send(new RequestPaymentSyncCommand(publicId), context.RequestAborted);
        if (AcceptHeader.IsJson(context))
            return Json(context, result);
        if (result.IsRefused)
            return errors.NotFound(context);
        context.Response.Headers.CacheControl = BuyerPages.NoStore;
        context.Response.Headers.Location = $"/payments/{result.Value.PublicId}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Json(HttpContext context, Result<PaymentState> result)
    {
        if (result.IsRefused)
            return Problems.NotFound(context, "payment.not_found", "payment.not_found");
        var payment = result.Value;
        context.Response.Headers.CacheControl = BuyerPages.NoStore;
        var next = payment.Phase == PaymentPhase.Restart ? AgainLink(payment) : null;
        return Results.Json(new { state = NameOf(payment.Phase), next });
    }

    private PageModel Page(HttpContext context, PaymentState payment)
    {
        var isWaiting = payment.Phase is PaymentPhase.Waiting or PaymentPhase.Unknown or PaymentPhase.Restart;
        var qr = payment.QrLink is { } link && !UserAgents.IsPhone(context) ? link.AbsoluteUri : null;
        var page = pages.Page($"Payment.{(qr is null ? payment.Phase.ToString() : "Qr")}", ToneOf(payment.Phase, qr is not null)) with
        {
            Band = payment.IsTest ? pages.Text("Trial.Band") : null,
            Sum = BuyerPages.Sum(payment.Amount),
            Details = payment.Refunded is { } refunded ? [(pages.Text("Payment.Refunded.Sum"), BuyerPages.Sum(refunded))] : [],
            Links = Links(payment),
            Qr = qr is null ? null : Svg(qr),
            QrAlt = pages.Text("Payment.Qr.Alt"),
        };
        return isWaiting
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
        if (BuyerPages.WebLink(payment.QrLink) is { } qr)
            links.Add(new PageLink(pages.Text("Payment.Qr.Open"), qr, true));
        if (BuyerPages.WebLink(payment.FormLink) is { } form)
            links.Add(new PageLink(pages.Text("Action.ToForm"), form, true));
        if (payment.WaitsOnOurPage)
            links.Add(new PageLink(pages.Text("Action.ToForm"), AgainLink(payment), true));
        if (payment.Phase is PaymentPhase.Failed or PaymentPhase.Restart)
            links.Add(new PageLink(pages.Text("Action.Again"), AgainLink(payment), true));
        if (BuyerPages.WebLink(payment.BackLink) is { } back)
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
