using System.Diagnostics;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Hosting;
using CleanAcquiring.Web.Links;
using CleanAcquiring.Web.Pages;
using MediatR;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Checkout;

/// <summary>The payment link: a GET shows the loader and changes nothing, the POST starts the payment.</summary>
internal sealed partial class PayEndpoints(
    Loader loader,
    BuyerPages pages,
    BuyerErrors errors,
    NeutralDelay delay,
    IOptions<PublicOptions> own,
    TimeProvider time,
    ILogger<PayEndpoints> logger)
{
    private const int RepeatSeconds = 3;

    public async Task<IResult> ShowAsync(HttpContext context, string? account, string? invoice, string? method)
    {
        if (PayLink.HasMarkers(account, invoice, method))
        {
            BuyerLanguage.Use(context);
            return BuyerPages.Render(context, pages.Page("Markers", PageTone.Good));
        }
        if (PayLink.Read(account, invoice, method) is null)
            return errors.NotFound(context);
        await loader.WriteAsync(context);
        return Results.Empty;
    }

    public async Task<IResult> StartAsync(HttpContext context, IMediator mediator, string? account, string? invoice, string? method)
    {
        if (PayLink.Read(account, invoice, method) is not { } link)
            return errors.NotFound(context);
        var requestedAt = time.GetTimestamp();
        var form = await ContactForm.ReadAsync(context, link);
        var command = new StartPaymentCommand(link.AccountId, link.InvoiceId, link.Method, form.Contact)
        {
            Ticket = form.Ticket,
            Origin = Visitor.NetworkOf(context),
        };
        var (outcome, disclosure) = await mediator.Send(command, context.RequestAborted);
        if (outcome.Refusal is { Kind: RefusalKind.NotFound })
            await delay.WaitAsync(requestedAt, context.RequestAborted);
        if (outcome.IsRefused)
            return errors.Refused(context, outcome.Refusal, disclosure);
        ContactForm.Keep(context, link, outcome.Value.Ticket, own.Value.IsPlainHttp);
        BuyerLanguage.Use(context, disclosure?.Language);
        return Answer(context, link, form, outcome.Value, disclosure);
    }

    private IResult Answer(
        HttpContext context, PayLink link, ContactForm form, StartPaymentOutcome outcome, BuyerDisclosure? disclosure)
    {
        switch (outcome)
        {
            case StartPaymentOutcome.Opened opened:
                return ToAcquirer(context, opened);
            case StartPaymentOutcome.Completed completed:
                return GoTo(context, PaymentPath(completed.PublicId));
            case var _ when AcceptHeader.IsJson(context):
                return Json(link, outcome);
        }
        var page = outcome switch
        {
            StartPaymentOutcome.Waiting waiting => WaitingPage(link, form, waiting),
            StartPaymentOutcome.ContactNeeded needed => ContactPage(link, form, needed),
            StartPaymentOutcome.MethodChoice choice => ChoicePage(link, choice),
            _ => throw new UnreachableException(),
        };
        return BuyerPages.Render(context, pages.Disclose(page, disclosure), StatusOf(outcome));
    }

    private static IResult Json(PayLink link, StartPaymentOutcome outcome) => outcome switch
    {
        StartPaymentOutcome.Waiting { PublicId: { } id } waiting =>
            Results.Json(new { state = "unknown", paymentUrl = PaymentPath(id) }, statusCode: StatusOf(waiting)),
        StartPaymentOutcome.Waiting waiting => Results.Json(new { state = "unknown" }, statusCode: StatusOf(waiting)),
        StartPaymentOutcome.ContactNeeded needed =>
            Results.Json(new { state = "contact", field = ContactForm.Field, action = ContactForm.ActionOf(link, needed.Ticket) }),
        StartPaymentOutcome.MethodChoice choice => Results.Json(
            new { methods = choice.Methods.Select(method =>
                new { code = method.Code.Value, acquirer = method.AcquirerTitle, test = method.IsTrial }) }),
        _ => throw new UnreachableException(),
    };

    private static int StatusOf(StartPaymentOutcome outcome) =>
        outcome is StartPaymentOutcome.Waiting ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;

    private IResult ToAcquirer(HttpContext context, StartPaymentOutcome.Opened opened)
    {
        if (!opened.IsKnownHost)
            Log.UnknownHost(logger, HostOf(opened.Page));
        return opened.Page switch
        {
            PaymentPage.Redirect redirect => GoTo(context, redirect.Address.AbsoluteUri),
            PaymentPage.QrLink qr => GoTo(context, UserAgents.IsPhone(context) ? qr.Link.AbsoluteUri : PaymentPath(opened.PublicId)),
            PaymentPage.Form form => BuyerPages.Render(context, pages.Page("Form", PageTone.Busy) with
            {
                Form = new PageForm(pages.Text("Loader.Button")) { Action = form.Action.AbsoluteUri, Fields = form.Fields, Auto = 0 },
            }),
            PaymentPage.Widget when AcceptHeader.IsJson(context) => GoTo(context, PaymentPath(opened.PublicId)),
            PaymentPage.Widget widget =>
                WidgetPage.Render(context, pages, widget, opened.PageHosts, PaymentPath(opened.PublicId)),
            _ => throw new UnreachableException(),
        };
    }

    private static IResult GoTo(HttpContext context, string address)
    {
        context.Response.Headers.CacheControl = BuyerPages.NoStore;
        if (AcceptHeader.IsJson(context))
            return Results.Json(new { redirectUrl = address });
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private PageModel WaitingPage(PayLink link, ContactForm form, StartPaymentOutcome.Waiting waiting)
    {
        var page = pages.Page("Waiting", PageTone.Busy);
        if (waiting.PublicId is { } id)
            return page with
            {
                Poll = PaymentPath(id),
                State = "unknown",
                Open = link.Path,
                Refresh = $"10;url={PaymentPath(id)}",
            };
        // The payment is another click's, so there is no page of it to look at: this click is repeated.
        return page with
        {
            Form = new PageForm(pages.Text("Outage.Button"))
            {
                Action = ContactForm.ActionOf(link, waiting.Ticket),
                Auto = RepeatSeconds,
                Fields = form.Fields,
            },
        };
    }

    private PageModel ContactPage(PayLink link, ContactForm form, StartPaymentOutcome.ContactNeeded needed)
    {
        var name = needed.NeedsEmail ? "ContactEmail" : "Contact";
        return pages.Page(name, PageTone.Plain) with
        {
            Form = new PageForm(pages.Text("Contact.Button"))
            {
                Action = ContactForm.ActionOf(link, needed.Ticket),
                ContactLabel = pages.Text($"{name}.Label"),
                ContactFault = needed.WasUnreadable ? pages.Text($"{name}.Unreadable") : null,
                Contact = needed.WasUnreadable ? form.Contact : null,
            },
        };
    }

    private PageModel ChoicePage(PayLink link, StartPaymentOutcome.MethodChoice choice) => pages.Page("Choice", PageTone.Plain) with
    {
        Links =
        [
            .. choice.Methods.Select(method => new PageLink(
                $"{(method.IsTrial ? pages.Text("Trial.Mark") : "")}{method.AcquirerTitle} · {method.Code}",
                PayLink.PathOf(link.AccountId, link.InvoiceId, method.Code.Value),
                IsFirst: true)),
        ],
    };

    private static string PaymentPath(PublicId id) => $"/payments/{id}";

    private static string HostOf(PaymentPage page) => page switch
    {
        PaymentPage.Redirect redirect => redirect.Address.Host,
        PaymentPage.QrLink qr => qr.Link.Host,
        PaymentPage.Form form => form.Action.Host,
        PaymentPage.Widget widget => widget.Script.Host,
        _ => throw new UnreachableException(),
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An acquirer's page is at a host that its adapter does not know: {Host}")]
        public static partial void UnknownHost(ILogger logger, string host);
    }
}
