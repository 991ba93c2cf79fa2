using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Buyer;
using CleanAcquiring.Web.Buyer.Pages;

namespace CleanAcquiring.Web.Errors;

/// <summary>What a buyer is told when something is not done.</summary>
internal sealed class BuyerErrors(BuyerPages pages)
{
    private const int RetrySeconds = 5;
    private const int CalmSeconds = 30;

    public IResult Refused(HttpContext context, Refusal refusal)
    {
        var answer = RefusalAnswer.Of(refusal.Kind);
        var hints = refusal.Hints;
        BuyerLanguage.Speak(BuyerLanguage.Of(context, hints?.Language));
        // The reason is the seller's business until the seller says otherwise, and so is its code for what may not be told apart.
        if (Wants.Json(context))
            return Json(context, answer.PageStatus == 404 ? 404 : answer.JsonStatus, answer.PageStatus == 404 ? "invoice.not_found" : refusal.Code, answer.Page, hints?.TellsReason == true ? refusal.Detail : null);
        return BuyerPages.Render(context, pages.Page(answer.Page, answer.Tone) with
        {
            Links = pages.BackIfKnown(hints),
            Details = pages.Details(hints, refusal.Detail),
            Trace = answer.Tone == PageTone.Bad ? pages.Trace(context) : null,
        }, answer.PageStatus);
    }

    public IResult NotFound(HttpContext context) => Refused(context, new Refusal(RefusalKind.NotFound, "invoice.not_found"));

    /// <summary>Something does not answer: the page tries again by itself, with the same request.</summary>
    public IResult Outage(HttpContext context, TimeSpan? retryAfter)
    {
        var seconds = Math.Clamp((int)Math.Ceiling((retryAfter ?? TimeSpan.Zero).TotalSeconds), RetrySeconds, CalmSeconds);
        return Later(context, 503, "Outage", seconds, new PageForm(pages.Text("Outage.Button")) { Auto = HttpMethods.IsPost(context.Request.Method) ? seconds : null, Fields = Contact(context) });
    }

    public IResult TooMany(HttpContext context, TimeSpan? retryAfter) =>
        Later(context, 429, "TooMany", Math.Max(1, (int)Math.Ceiling((retryAfter ?? TimeSpan.FromSeconds(CalmSeconds)).TotalSeconds)), null);

    public IResult Broken(HttpContext context) => Plain(context, 500, "Bug", "internal");

    public IResult Unreadable(HttpContext context, int status) => Plain(context, status, "Invalid", "request.unreadable");

    private IResult Later(HttpContext context, int status, string name, int seconds, PageForm? form)
    {
        BuyerLanguage.Speak(BuyerLanguage.Of(context, null));
        context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Wants.Json(context)
            ? Json(context, status, status == 429 ? "too_many_requests" : "temporarily_unavailable", name, null)
            : BuyerPages.Render(context, pages.Page(name, PageTone.Busy) with { Form = form is null ? null : form with { Button = pages.Text("Outage.Button") }, Trace = pages.Trace(context) }, status);
    }

    private IResult Plain(HttpContext context, int status, string name, string code)
    {
        BuyerLanguage.Speak(BuyerLanguage.Of(context, null));
        return Wants.Json(context)
            ? Json(context, status, code, name, null)
            : BuyerPages.Render(context, pages.Page(name, PageTone.Bad) with { Trace = pages.Trace(context) }, status);
    }

    private IResult Json(HttpContext context, int status, string code, string name, string? detail) => Problems.Of(context, status, code, pages.Text($"{name}.Title"), detail);

    // The buyer typed it once; a page that tries again does not ask for it again.
    private static Dictionary<string, string> Contact(HttpContext context) =>
        context.Request.HasFormContentType && context.Request.Form["contact"] is [{ Length: > 0 and <= 64 } contact]
            ? new(StringComparer.Ordinal) { ["contact"] = contact }
            : new(StringComparer.Ordinal);
}
