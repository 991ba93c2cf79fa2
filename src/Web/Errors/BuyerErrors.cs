using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Checkout;
using CleanAcquiring.Web.Checkout.Pages;
using CleanAcquiring.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace CleanAcquiring.Web.Errors;

/// <summary>What a buyer is told when something is not done.</summary>
internal sealed partial class BuyerErrors(BuyerPages pages, ILogger<BuyerErrors> logger)
{
    private const int RetrySeconds = 5;
    private const int CalmSeconds = 30;

    public IResult Refused(HttpContext context, Refusal refusal)
    {
        var answer = RefusalStatus.Of(refusal.Kind);
        // What leads nowhere leads nowhere in one and the same way.
        if (answer.PageStatus == 404)
            refusal = new Refusal(RefusalKind.NotFound, "invoice.not_found");
        var disclosure = refusal.Disclosure;
        Log.Refused(logger, refusal.Code, TraceCode.Of(context));
        BuyerLanguage.Speak(BuyerLanguage.Of(context, disclosure?.Language));
        // The reason is the seller's business until the seller says otherwise.
        var reason = disclosure?.ShowsReason == true ? pages.Reason(refusal) : null;
        if (AcceptHeader.Json(context))
            return Json(context, answer.PageStatus, refusal.Code, answer.Page, reason);
        return BuyerPages.Render(context, pages.Page(answer.Page, answer.Tone) with
        {
            Links = pages.BackIfKnown(disclosure),
            Details = pages.Details(disclosure, reason),
            Trace = answer.Tone == PageTone.Bad ? pages.Trace(context) : null,
        }, answer.PageStatus);
    }

    public IResult NotFound(HttpContext context) => Refused(context, new Refusal(RefusalKind.NotFound, "invoice.not_found"));

    /// <summary>Something does not answer: the page tries again by itself, with the same request.</summary>
    public IResult Outage(HttpContext context, TimeSpan? retryAfter)
    {
        var seconds = Math.Clamp((int)Math.Ceiling((retryAfter ?? TimeSpan.Zero).TotalSeconds), RetrySeconds, CalmSeconds);
        var reads = !HttpMethods.IsPost(context.Request.Method);
        // A form that reads replaces the query: where there is one, the buyer's own reload is the way.
        var form = reads && context.Request.QueryString.HasValue
            ? null
            : new PageForm(pages.Text("Outage.Button")) { Auto = seconds, Reads = reads, Fields = Contact(context) };
        return Later(context, 503, "Outage", seconds, form);
    }

    public IResult TooMany(HttpContext context, TimeSpan? retryAfter) =>
        Later(
            context,
            429,
            "TooMany",
            Math.Max(1, (int)Math.Ceiling((retryAfter ?? TimeSpan.FromSeconds(CalmSeconds)).TotalSeconds)),
            null
        );

    public IResult Broken(HttpContext context) => Plain(context, 500, "Bug", "internal");

    public IResult Unreadable(HttpContext context, int status) => Plain(context, status, "Invalid", "request.unreadable");

    private IResult Later(HttpContext context, int status, string name, int seconds, PageForm? form)
    {
        BuyerLanguage.Speak(BuyerLanguage.Of(context, null));
        context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return AcceptHeader.Json(context)
            ? Json(context, status, status == 429 ? "too_many_requests" : "temporarily_unavailable", name, null)
            : BuyerPages.Render(
                context,
                pages.Page(name, PageTone.Busy) with
                {
                    Form = form is null ? null : form with { Button = pages.Text("Outage.Button") },
                    Trace = pages.Trace(context),
                },
                status
            );
    }

    private IResult Plain(HttpContext context, int status, string name, string code)
    {
        BuyerLanguage.Speak(BuyerLanguage.Of(context, null));
        return AcceptHeader.Json(context)
            ? Json(context, status, code, name, null)
            : BuyerPages.Render(context, pages.Page(name, PageTone.Bad) with { Trace = pages.Trace(context) }, status);
    }

    private IResult Json(HttpContext context, int status, string code, string name, string? detail) =>
        Problems.Of(context, status, code, pages.Text($"{name}.Title"), detail);

    // The buyer typed it once; a page that tries again does not ask for it again.
    private static Dictionary<string, string> Contact(HttpContext context) =>
        // Only a form that was read: this must not fail where something has failed already.
        context.Features.Get<IFormFeature>()?.Form?["contact"] is [{ Length: > 0 and <= 64 } contact]
            ? new(StringComparer.Ordinal) { ["contact"] = contact }
            : new(StringComparer.Ordinal);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A buyer was answered {Code} (trace {Trace})")]
        public static partial void Refused(ILogger logger, string code, string trace);
    }
}
