using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Checkout;
using CleanAcquiring.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CleanAcquiring.Web.Errors;

/// <summary>Answers by RFC 9457 for clients that read JSON.</summary>
internal static class Problems
{
    /// <param name="context">The request.</param>
    /// <param name="status">Of HTTP.</param>
    /// <param name="code">Our stable name.</param>
    /// <param name="title">A sentence.</param>
    /// <param name="detail">Only what this asker may know.</param>
    /// <param name="link">Where to go, if anywhere.</param>
    public static IResult Of(HttpContext context, int status, string code, string title, string? detail = null, string? link = null)
    {
        context.Response.Headers.CacheControl = BuyerPages.NoStore;
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        problem.Extensions["code"] = code;
        problem.Extensions["trace"] = TraceCode.Of(context);
        if (link is not null)
            problem.Extensions["link"] = link;
        return Results.Problem(problem);
    }

    /// <summary>A refusal to a seller, who may know why.</summary>
    public static IResult ToSeller(HttpContext context, Refusal refusal) =>
        Of(
            context,
            RefusalStatus.Of(refusal.Kind).JsonStatus,
            refusal.Code,
            refusal.Detail ?? refusal.Code,
            null,
            refusal.Disclosure?.BackLink?.AbsoluteUri
        );
}
