using System.Globalization;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Pages;
using Microsoft.AspNetCore.Http.Features;

namespace CleanAcquiring.Web.Errors;

/// <summary>Answers a buyer whose request is not done: by a page, or by a problem where JSON is asked for.</summary>
internal sealed partial class BuyerErrors(BuyerPages pages, ILogger<BuyerErrors> logger)
{
    private const int ShortWaitSeconds = 5;
    private const int LongWaitSeconds = 30;

    private static Refusal LinkToNowhere => new(RefusalKind.NotFound, "invoice.not_found");

    public IResult Refused(HttpContext context, Refusal refusal, BuyerDisclosure? disclosure)
    {
        var answer = RefusalStatus.Of(refusal.Kind);
        // Links that lead nowhere cannot be told apart.
        if (answer.PageStatus == StatusCodes.Status404NotFound)
            (refusal, disclosure) = (LinkToNowhere, null);
        Log.Refused(logger, refusal.Code, TraceCode.Of(context));
        BuyerLanguage.Use(context, disclosure?.Language);
        var reason = pages.Reason(refusal, disclosure);
        if (AcceptHeader.IsJson(context))
            return Problem(context, answer.PageStatus, disclosure?.ShowsReason == true ? refusal.Code : answer.Code, answer.Page, reason);
        var page = pages.Page(answer.Page, answer.Tone) with { Trace = answer.Tone == PageTone.Bad ? pages.Trace(context) : null };
        return BuyerPages.Render(context, pages.Disclose(page, disclosure, reason), answer.PageStatus);
    }

    public IResult NotFound(HttpContext context) => Refused(context, LinkToNowhere, null);

    /// <summary>A page that repeats the same request by itself.</summary>
    public IResult Outage(HttpContext context, TimeSpan? retryAfter)
    {
        var seconds = Math.Clamp(Seconds(retryAfter ?? TimeSpan.Zero), ShortWaitSeconds, LongWaitSeconds);
        var reads = !HttpMethods.IsPost(context.Request.Method);
        BuyerLanguage.Use(context);
        // A form that reads would drop the query: with one, the buyer reloads the page.
        var form = reads && context.Request.QueryString.HasValue
            ? null
            : new PageForm(pages.Text("Outage.Button")) { Auto = seconds, Reads = reads, Fields = Contact(context) };
        return Later(context, StatusCodes.Status503ServiceUnavailable, "Outage", "temporarily_unavailable", seconds, form);
    }

    public IResult TooMany(HttpContext context, TimeSpan? retryAfter)
    {
        var seconds = Math.Max(1, Seconds(retryAfter ?? TimeSpan.FromSeconds(LongWaitSeconds)));
        return Later(context, StatusCodes.Status429TooManyRequests, "TooMany", "too_many_requests", seconds, null);
    }

    public IResult Broken(HttpContext context) =>
        Answer(context, StatusCodes.Status500InternalServerError, "Bug", "internal", PageTone.Bad, null);

    public IResult Unreadable(HttpContext context, int status) =>
        Answer(context, status, "Invalid", "request.unreadable", PageTone.Bad, null);

    private IResult Later(HttpContext context, int status, string name, string code, int seconds, PageForm? form)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Answer(context, status, name, code, PageTone.Busy, form);
    }

    private IResult Answer(HttpContext context, int status, string name, string code, PageTone tone, PageForm? form)
    {
        BuyerLanguage.Use(context);
        return AcceptHeader.IsJson(context)
            ? Problem(context, status, code, name, null)
            : BuyerPages.Render(context, pages.Page(name, tone) with { Form = form, Trace = pages.Trace(context) }, status);
    }

    private IResult Problem(HttpContext context, int status, string code, string name, string? detail) =>
        Problems.Of(context, status, code, pages.Text($"{name}.Title"), detail);

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    // The buyer typed it once: the page repeats it. Only a form that was read before is looked at, so that this cannot fail.
    private static Dictionary<string, string> Contact(HttpContext context) =>
        context.Features.Get<IFormFeature>()?.Form?["contact"] is [{ Length: > 0 and <= 64 } contact]
            ? new(StringComparer.Ordinal) { ["contact"] = contact }
            : new(StringComparer.Ordinal);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A buyer was answered {Code} (trace {Trace})")]
        public static partial void Refused(ILogger logger, string code, string trace);
    }
}
