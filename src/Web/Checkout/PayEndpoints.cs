using System.Diagnostics;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Pages;
using MediatR;
using Microsoft.AspNetCore.Http.Features;

namespace CleanAcquiring.Web.Checkout;

/// <summary>The payment link: a GET shows the loader and changes nothing, the POST starts the payment.</summary>
internal sealed partial class PayEndpoints(Loader loader, BuyerPages pages, BuyerErrors errors, ILogger<PayEndpoints> logger)
{
    private const int LongestForm = 4 * 1024;

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
        var contact = await ContactAsync(context);
        var command = new StartPaymentCommand(link.AccountId, link.InvoiceId, link.Method, contact);
        var (outcome, disclosure) = await mediator.Send(command, context.RequestAborted);
        if (outcome.IsRefused)
            return errors.Refused(context, outcome.Refusal, disclosure);
        BuyerLanguage.Use(context, disclosure?.Language);
        return Answer(context, link, outcome.Value, disclosure);
    }

    private IResult Answer(HttpContext context, PayLink link, StartPaymentOutcome outcome, BuyerDisclosure? disclosure)
    {
        switch (outcome)
        {
            case StartPaymentOutcome.Opened opened:
                return ToAcquirer(context, opened);
            case StartPaymentOutcome.Completed completed:
                return GoTo(context, PaymentPath(completed.PublicId));
            case var _ when AcceptHeader.IsJson(context):
                return Json(outcome);
        }
        var page = outcome switch
        {
            StartPaymentOutcome.Waiting waiting => WaitingPage(link, waiting),
            StartPaymentOutcome.ContactNeeded needed => ContactPage(needed),
            StartPaymentOutcome.MethodChoice choice => ChoicePage(link, choice),
            _ => throw new UnreachableException(),
        };
        return BuyerPages.Render(context, pages.Disclose(page, disclosure), StatusOf(outcome));
    }

    private static IResult Json(StartPaymentOutcome outcome) => outcome switch
    {
        StartPaymentOutcome.Waiting waiting =>
            Results.Json(new { state = "unknown", paymentUrl = PaymentPath(waiting.PublicId) }, statusCode: StatusOf(waiting)),
        StartPaymentOutcome.ContactNeeded => Results.Json(new { state = "contact", field = "contact" }),
        StartPaymentOutcome.MethodChoice choice => Results.Json(
            new { methods = choice.Methods.Select(method => new { code = method.Code.Value, acquirer = method.AcquirerTitle }) }),
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

    private PageModel WaitingPage(PayLink link, StartPaymentOutcome.Waiting waiting) => pages.Page("Waiting", PageTone.Busy) with
    {
        Poll = PaymentPath(waiting.PublicId),
        State = "unknown",
        Open = PayLink.PathOf(link.AccountId, link.InvoiceId, link.Method),
        Refresh = $"10;url={PaymentPath(waiting.PublicId)}",
    };

    private PageModel ContactPage(StartPaymentOutcome.ContactNeeded needed) => pages.Page("Contact", PageTone.Plain) with
    {
        Form = new PageForm(pages.Text("Contact.Button"))
        {
            ContactLabel = pages.Text("Contact.Label"),
            ContactFault = needed.WasUnreadable ? pages.Text("Contact.Unreadable") : null,
        },
    };

    private PageModel ChoicePage(PayLink link, StartPaymentOutcome.MethodChoice choice) => pages.Page("Choice", PageTone.Plain) with
    {
        Links =
        [
            .. choice.Methods.Select(method => new PageLink(
                $"{method.AcquirerTitle} · {method.Code}",
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
        _ => throw new UnreachableException(),
    };

    private static async Task<string?> ContactAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LongestForm)
            throw Problems.TooLarge("The form is too large.");
        // A form of unstated length is stopped where it becomes too long.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LongestForm;
        if (!context.Request.HasFormContentType)
            return null;
        var form = await FormAsync(context);
        return form["contact"] is [{ Length: > 0 } contact] ? contact : null;
    }

    private static async Task<IFormCollection> FormAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form ends before it is whole.", exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An acquirer's page is at a host that its adapter does not know: {Host}")]
        public static partial void UnknownHost(ILogger logger, string host);
    }
}
