using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace CleanAcquiring.Web.Errors;

/// <summary>Answers by RFC 9457 for clients that read JSON.</summary>
internal static class Problems
{
    /// <param name="context">The request.</param>
    /// <param name="status">Of HTTP.</param>
    /// <param name="code">Our stable name.</param>
    /// <param name="title">A sentence.</param>
    /// <param name="detail">Only facts that this client may know.</param>
    /// <param name="link">The address that mends it.</param>
    /// <param name="current">The present state, where the client took it for another.</param>
    public static IResult Of(
        HttpContext context, int status, string code, string title, string? detail = null, Uri? link = null, object? current = null)
    {
        context.Response.Headers.CacheControl = BuyerPages.NoStore;
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        problem.Extensions["code"] = code;
        problem.Extensions["trace"] = TraceCode.Of(context);
        if (link is not null)
            problem.Extensions["link"] = link.AbsoluteUri;
        if (current is not null)
            problem.Extensions["current"] = current;
        return Results.Problem(problem);
    }

    public static IResult Unreadable(HttpContext context, string code, string title) =>
        Of(context, StatusCodes.Status400BadRequest, code, title);

    /// <summary>The body is not what its headers say.</summary>
    public static BadHttpRequestException UnreadableBody(string message, Exception exception) => new(message, exception);

    public static IResult NotFound(HttpContext context, string code, string title) =>
        Of(context, StatusCodes.Status404NotFound, code, title);

    public static IResult NotDone(
        HttpContext context, string code, string title, string? detail = null, Uri? link = null, object? current = null) =>
        Of(context, StatusCodes.Status409Conflict, code, title, detail, link, current);

    /// <summary>A refusal to a seller, who may read its detail.</summary>
    public static IResult ToSeller(HttpContext context, Refusal refusal) =>
        Of(context, RefusalStatus.Of(refusal), refusal.Code, refusal.Detail ?? refusal.Code);

    /// <summary>The body is longer than its address takes.</summary>
    public static BadHttpRequestException TooLarge(string message) => new(message, StatusCodes.Status413PayloadTooLarge);
}
