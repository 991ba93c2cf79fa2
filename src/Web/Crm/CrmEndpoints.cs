using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Checkout;
using CleanAcquiring.Web.Checkout.Pages;
using MediatR;

namespace CleanAcquiring.Web.Crm;

/// <summary>Where amoCRM comes: after a consent, and after a disconnection.</summary>
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
        var fromWidget = query.ContainsKey("from_widget");
        if (query.ContainsKey("error"))
            return Page(context, pages, isDone: false, StatusCodes.Status400BadRequest);
        var command = new InstallAccountCommand(
            One(query, "code"),
            One(query, "referer"),
            fromWidget,
            One(query, "state"),
            One(query, "client_id")
        );
        // The vendor waits three seconds and never repeats; the code is exchanged all the same.
        var result = await mediator.Send(command, CancellationToken.None);
        var status = result.Refusal switch
        {
            null => StatusCodes.Status200OK,
            { Kind: RefusalKind.Conflict } => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status400BadRequest,
        };
        return fromWidget ? Results.StatusCode(status) : Page(context, pages, !result.IsRefused, status);
    }

    private static async Task<IResult> DisconnectAsync(HttpContext context, IMediator mediator)
    {
        var query = context.Request.Query;
        var command = new DisconnectAccountCommand(
            One(query, "account_id"),
            One(query, "client_uuid") ?? One(query, "client_id"),
            One(query, "signature")
        );
        var result = await mediator.Send(command, CancellationToken.None);
        return Results.StatusCode(result.IsRefused ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK);
    }

    private static IResult Page(HttpContext context, BuyerPages pages, bool isDone, int status)
    {
        BuyerLanguage.Speak(BuyerLanguage.Of(context, null));
        return BuyerPages.Render(context, pages.Page(isDone ? "Install" : "InstallFailed", isDone ? PageTone.Good : PageTone.Bad), status);
    }

    private static string? One(IQueryCollection query, string name) =>
        query[name] is [{ Length: > 0 and <= 4096 } only] && !only.Any(char.IsControl) ? only : null;
}
