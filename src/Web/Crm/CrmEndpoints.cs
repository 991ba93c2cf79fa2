using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Pages;
using MediatR;

namespace CleanAcquiring.Web.Crm;

/// <summary>The addresses that amoCRM calls: after a consent, and after a disconnection.</summary>
internal static class CrmEndpoints
{
    private static Refusal ConsentDenied => new(RefusalKind.Invalid, "install.denied");

    public static void MapCrm(this WebApplication app)
    {
        app.MapGet("/amocrm/oauth/callback", InstallAsync).WithTags("amoCRM");
        app.MapGet("/amocrm/hooks/disconnect", DisconnectAsync).WithTags("amoCRM");
    }

    private static async Task<IResult> InstallAsync(HttpContext context, IMediator mediator, BuyerPages pages)
    {
        var query = context.Request.Query;
        if (query.ContainsKey("error"))
            return Page(context, pages, ConsentDenied);
        var fromWidget = query.ContainsKey("from_widget");
        var command = new InstallAccountCommand(
            One(query, "code"), One(query, "referer"), fromWidget, One(query, "state"), One(query, "client_id"));
        // The vendor waits three seconds and never repeats; the code is exchanged all the same.
        var result = await mediator.Send(command, CancellationToken.None);
        return fromWidget ? Results.StatusCode(RefusalStatus.Of(result.Refusal)) : Page(context, pages, result.Refusal);
    }

    private static async Task<IResult> DisconnectAsync(HttpContext context, IMediator mediator)
    {
        var query = context.Request.Query;
        var command = new DisconnectAccountCommand(
            One(query, "account_id"), One(query, "client_uuid") ?? One(query, "client_id"), One(query, "signature"));
        var result = await mediator.Send(command, CancellationToken.None);
        return Results.StatusCode(RefusalStatus.Of(result.Refusal));
    }

    private static IResult Page(HttpContext context, BuyerPages pages, Refusal? refusal)
    {
        BuyerLanguage.Use(context);
        var page = refusal is null ? pages.Page("Install", PageTone.Good) : pages.Page("InstallFailed", PageTone.Bad);
        return BuyerPages.Render(context, page, RefusalStatus.Of(refusal));
    }

    private static string? One(IQueryCollection query, string name) =>
        query[name] is [{ Length: > 0 and <= 4096 } only] && !only.Any(char.IsControl) ? only : null;
}
