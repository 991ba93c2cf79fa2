using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Pages;
using MediatR;

namespace CleanAcquiring.Web.Crm;

/// <summary>The addresses that amoCRM calls: after a consent, and after a disconnection.</summary>
internal static class CrmEndpoints
{
    public static void MapCrm(this WebApplication app)
    {
        app.MapGet("/amocrm/oauth/callback", InstallAsync).WithTags("amoCRM");
        app.MapGet("/amocrm/hooks/disconnect", DisconnectAsync).WithTags("amoCRM");
    }

    private static async Task<IResult> InstallAsync(HttpContext context, IMediator mediator, BuyerPages pages)
    {
        var query = context.Request.Query;
        // The user said no on amoCRM's own page: nothing failed.
        if (One(query, "error") == "access_denied")
            return Page(context, pages, "InstallDenied", PageTone.Plain, StatusCodes.Status200OK);
        if (query.ContainsKey("error"))
            return Page(context, pages, "InstallFailed", PageTone.Bad, StatusCodes.Status400BadRequest);
        var fromWidget = query.ContainsKey("from_widget");
        // A client that cannot be read is not ours.
        var client = query.ContainsKey("client_id") ? One(query, "client_id") ?? "" : null;
        var command = new InstallAccountCommand(One(query, "code"), One(query, "referer"), fromWidget, One(query, "state"), client);
        // The vendor waits three seconds and never repeats; the code is exchanged all the same.
        var result = await mediator.Send(command, CancellationToken.None);
        var status = RefusalStatus.Of(result.Refusal);
        if (fromWidget)
            return Results.StatusCode(status);
        return result.IsRefused
            ? Page(context, pages, "InstallFailed", PageTone.Bad, status)
            : Page(context, pages, "Install", PageTone.Good, status);
    }

    private static async Task<IResult> DisconnectAsync(HttpContext context, IMediator mediator)
    {
        var query = context.Request.Query;
        var command = new DisconnectAccountCommand(
            One(query, "account_id"), One(query, "client_uuid") ?? One(query, "client_id"), One(query, "signature"));
        var result = await mediator.Send(command, CancellationToken.None);
        return Results.StatusCode(RefusalStatus.Of(result.Refusal));
    }

    private static IResult Page(HttpContext context, BuyerPages pages, string name, PageTone tone, int status)
    {
        BuyerLanguage.Use(context);
        return BuyerPages.Render(context, pages.Page(name, tone), status);
    }

    private static string? One(IQueryCollection query, string name) =>
        query[name] is [{ Length: > 0 and <= 4096 } only] && !only.Any(char.IsControl) ? only : null;
}
