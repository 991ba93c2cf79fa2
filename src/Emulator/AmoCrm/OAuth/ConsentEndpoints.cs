using CleanAcquiring.Emulator.AmoCrm.Api;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

/// <summary>www.amocrm.ru/oauth: the window in which an administrator lets an integration into an account.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsent(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oauth", Ask);
        routes.MapPost("/oauth", AnswerAsync).DisableAntiforgery();
    }

    private static IResult Ask(HttpContext context, AmoCrmState crm, EmulatorOptions options, string? state)
    {
        if (context.AmoCrm() is not { IsPromo: true } || context.Request.Query["client_id"] != options.ClientId)
            return Answers.NotFound();
        return ConsentPage.Render(crm.All, state);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, AmoCrmState crm, TokenIssuer tokens, EmulatorOptions options)
    {
        if (context.AmoCrm() is not { IsPromo: true } || !context.Request.HasFormContentType)
            return Answers.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = long.TryParse(form["account"], out var id) ? crm.ById(id) : null;
        var query = account is null
            ? new Dictionary<string, string?>(StringComparer.Ordinal) { ["error"] = "access_denied" }
            : new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["code"] = tokens.IssueCode(account, account.Admin.Id),
                ["referer"] = account.Host,
                ["platform"] = "1",
            };
        if (form["state"] is [{ Length: > 0 } state])
            query["state"] = state;
        return Results.Redirect(QueryHelpers.AddQueryString(options.RedirectUri, query));
    }
}
