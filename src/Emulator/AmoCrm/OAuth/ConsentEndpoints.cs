using CleanAcquiring.Emulator.AmoCrm.Api;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

/// <summary>www.amocrm.ru/oauth, where an administrator gives an integration access to an account.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsent(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oauth", Show);
        routes.MapPost("/oauth", DecideAsync).DisableAntiforgery();
    }

    private static IResult Show(HttpContext context, AmoCrmState crm, EmulatorOptions options, string? state)
    {
        if (context.AmoCrm() is not { IsPromo: true } || context.Request.Query["client_id"] != options.ClientId)
            return Responses.NotFound();
        return ConsentPage.Render(crm.All, state);
    }

    private static async Task<IResult> DecideAsync(HttpContext context, AmoCrmState crm, TokenIssuer tokens, EmulatorOptions options)
    {
        if (context.AmoCrm() is not { IsPromo: true } || !context.Request.HasFormContentType)
            return Responses.NotFound();
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

/// <summary>Renders the choice of the account.</summary>
internal static class ConsentPage
{
    public static IResult Render(IEnumerable<EmulatedAccount> accounts, string? state) =>
        Html.Page(
            "Доступ к аккаунту",
            Html.Of(
                $"""
                <h1>Разрешить доступ?</h1>
                <p class="soft">Интеграция просит доступ к данным аккаунта.</p>
                <form class="card" method="post">
                <input type="hidden" name="state" value="{state}">
                {Html.Join(
                    accounts.Select(account =>
                        Html.Of($"<button name=\"account\" value=\"{account.Id}\">{account.Name} · {account.Host}</button>")
                    )
                )}
                <button name="account" value="">Отказать</button>
                </form>
                """
            )
        );
}
