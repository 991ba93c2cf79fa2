using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Checkout.Pages;
using CleanAcquiring.Web.Errors;
using MediatR;
using Microsoft.AspNetCore.Http.Features;

namespace CleanAcquiring.Web.Checkout;

/// <summary>The payment link: a GET shows the loader and does nothing; the POST is where the work is.</summary>
internal sealed partial class PayEndpoints(Loader loader, BuyerPages pages, BuyerErrors errors, ILogger<PayEndpoints> logger)
{
    private const int LongestForm = 4 * 1024;

    public async Task<IResult> OpenAsync(HttpContext context, string? account, string? invoice, string? method)
    {
        if (PayLink.HasMarkers(account, invoice, method))
        {
            BuyerLanguage.Speak(BuyerLanguage.Of(context, null));
            return BuyerPages.Render(context, pages.Page("Markers", PageTone.Good), 200);
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
        var result = await mediator.Send(
            new StartPaymentCommand(link.AccountId, link.InvoiceId, link.Method, contact),
            context.RequestAborted
        );
        if (result.IsRefused)
            return errors.Refused(context, result.Refusal);
        BuyerLanguage.Speak(BuyerLanguage.Of(context, result.Value.Disclosure.Language));
        return Answer(context, link, result.Value);
    }

    private IResult Answer(HttpContext context, PayLink link, StartPaymentOutcome outcome) =>
        outcome switch
        {
            StartPaymentOutcome.Opened opened => ToPage(context, opened),
            StartPaymentOutcome.Waiting waiting => AcceptHeader.Json(context)
                ? Results.Json(new { state = "unknown", paymentUrl = PaymentPath(waiting.PublicId) }, statusCode: 202)
                : BuyerPages.Render(context, Waiting(link, waiting), 202),
            StartPaymentOutcome.Settling settling => GoTo(context, PaymentPath(settling.PublicId)),
            StartPaymentOutcome.ContactNeeded needed => AcceptHeader.Json(context)
                ? Results.Json(new { state = "contact", field = "contact" })
                : BuyerPages.Render(context, Contact(needed), 200),
            StartPaymentOutcome.MethodChoice choice => AcceptHeader.Json(context)
                ? Results.Json(
                    new { methods = choice.Methods.Select(method => new { code = method.Code.Value, acquirer = method.AcquirerTitle }) }
                )
                : BuyerPages.Render(context, Choice(link, choice), 200),
            _ => throw new InvalidOperationException($"Nothing is said of {outcome.GetType().Name}."),
        };

    private IResult ToPage(HttpContext context, StartPaymentOutcome.Opened opened)
    {
        if (!opened.IsKnownHost)
            Log.UnknownHost(logger, HostOf(opened.Page));
        return opened.Page switch
        {
            PaymentPage.Redirect redirect => GoTo(context, redirect.Address.AbsoluteUri),
            PaymentPage.QrLink qr => GoTo(context, UserAgents.Is(context) ? qr.Link.AbsoluteUri : PaymentPath(opened.PublicId)),
            PaymentPage.Form form => BuyerPages.Render(context, pages.Page("Form", PageTone.Busy) with
            {
                Form = new PageForm(pages.Text("Loader.Button")) { Action = form.Action.AbsoluteUri, Fields = form.Fields, Auto = 0 },
            }, 200),
            _ => throw new InvalidOperationException($"Nothing is said of {opened.Page.GetType().Name}."),
        };
    }

    private static IResult GoTo(HttpContext context, string address)
    {
        context.Response.Headers.CacheControl = BuyerPages.NoStore;
        if (AcceptHeader.Json(context))
            return Results.Json(new { redirectUrl = address });
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private PageModel Waiting(PayLink link, StartPaymentOutcome.Waiting waiting) => pages.Page("Waiting", PageTone.Busy) with
    {
        Poll = PaymentPath(waiting.PublicId),
        State = "unknown",
        Open = PayLink.PathOf(link.AccountId, link.InvoiceId, link.Method),
        Refresh = $"10;url={PaymentPath(waiting.PublicId)}",
        Links = pages.BackIfKnown(waiting.Disclosure, isFirst: false),
        Details = pages.Details(waiting.Disclosure, null),
    };

    private PageModel Contact(StartPaymentOutcome.ContactNeeded needed) =>
        pages.Page("Contact", PageTone.Plain) with
        {
            Form = new PageForm(pages.Text("Contact.Button"))
            {
                ContactLabel = pages.Text("Contact.Label"),
                ContactFault = needed.WasUnreadable ? pages.Text("Contact.Unreadable") : null,
            },
            Links = pages.BackIfKnown(needed.Disclosure, isFirst: false),
            Details = pages.Details(needed.Disclosure, null),
        };

    private PageModel Choice(PayLink link, StartPaymentOutcome.MethodChoice choice) =>
        pages.Page("Choice", PageTone.Plain) with
        {
            Links =
            [
                .. choice.Methods.Select(method => new PageLink(
                    $"{method.AcquirerTitle} · {method.Code}",
                    PayLink.PathOf(link.AccountId, link.InvoiceId, method.Code.Value),
                    true
                )),
                .. pages.BackIfKnown(choice.Disclosure, isFirst: false),
            ],
            Details = pages.Details(choice.Disclosure, null),
        };

    private static string PaymentPath(PublicId id) => $"/payments/{id}";

    private static string HostOf(PaymentPage page) => page switch
    {
        PaymentPage.Redirect redirect => redirect.Address.Host,
        PaymentPage.QrLink qr => qr.Link.Host,
        PaymentPage.Form form => form.Action.Host,
        _ => "",
    };

    private static async Task<string?> ContactAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LongestForm)
            throw new BadHttpRequestException("The form is too large.", StatusCodes.Status413PayloadTooLarge);
        // One whose length nobody told is stopped where it becomes too long.
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
