using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.Pages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Emulator.Widget;

/// <summary>The choices of the page; every one is a part of its address.</summary>
/// <param name="Place">Location: the deal's card, the dialog of the integration, the own page under "Настройки".</param>
/// <param name="Deal">Number of the deal.</param>
/// <param name="IsDark">The dark theme of amoCRM.</param>
/// <param name="IsAdmin">An administrator; else an ordinary user.</param>
/// <param name="CachesToken">The SDK uses a token for its 30 minutes; else it gets a new one for each call.</param>
/// <param name="BindsFirst">bind_actions is called before init.</param>
/// <param name="Language">Of the account.</param>
internal sealed record CrmView(
    string Place, long Deal, bool IsDark, bool IsAdmin, bool CachesToken, bool BindsFirst, string Language)
{
    public const string Card = "lcard";
    public const string Settings = "settings";
    public const string Page = "advanced_settings";

    private const long DemoDeal = 8800456;

    public static CrmView Of(Query query) => new(
        query.Place is Settings or Page ? query.Place : Card,
        query.Deal ?? DemoDeal,
        query.Theme == "dark",
        query.User != "ordinary",
        query.Token == "cached",
        query.Order == "bind-first",
        query.Lang == "en" ? "en" : "ru");

    public string Url => QueryHelpers.AddQueryString("/crm", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["place"] = Place,
        ["deal"] = Deal.ToString(CultureInfo.InvariantCulture),
        ["theme"] = IsDark ? "dark" : "light",
        ["user"] = IsAdmin ? "admin" : "ordinary",
        ["token"] = CachesToken ? "cached" : "fresh",
        ["order"] = BindsFirst ? "bind-first" : "init-first",
        ["lang"] = Language,
    });

    /// <summary>The query of the page's address; unknown values count as absent.</summary>
    internal sealed record Query(string? Place, long? Deal, string? Theme, string? User, string? Token, string? Order, string? Lang)
    {
        public static ValueTask<Query> BindAsync(HttpContext context)
        {
            var query = context.Request.Query;
            return ValueTask.FromResult(new Query(
                query["place"],
                long.TryParse(query["deal"], NumberStyles.None, CultureInfo.InvariantCulture, out var deal) ? deal : null,
                query["theme"], query["user"], query["token"], query["order"], query["lang"]));
        }
    }
}

/// <summary>Renders as much of amoCRM's interface as the widget meets.</summary>
internal static class CrmPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static IResult Render(CrmView view, EmulatedAccount account, EmulatedWidget widget, bool isInstalled)
    {
        var setUp = JsonSerializer.Serialize(new
        {
            host = account.Host,
            area = view.Place,
            deal = view.Deal,
            language = view.Language,
            isAdmin = view.IsAdmin,
            cachesToken = view.CachesToken,
            bindsFirst = view.BindsFirst,
            user = account.Users.First(user => user.IsAdmin == view.IsAdmin).Id,
            code = EmulatedWidget.Code,
            version = widget.Version,
            isInstalled,
            texts = widget.Texts(view.Language),
        });
        using var text = new StringWriter();
        Html.Of($"""
            <!doctype html>
            <html lang="{view.Language}"{new HtmlString(view.IsDark ? " data-color-scheme=\"dark\"" : "")}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{account.Name} · amoCRM</title>
            <link rel="stylesheet" href="/crm/assets/crm.css">
            <script id="set-up" type="application/json">{new HtmlString(setUp)}</script>
            <script src="/crm/assets/jquery-3.7.1.min.js"></script>
            <script src="/crm/assets/crm.js" defer></script>
            </head>
            <body>
            <header class="bar"><strong>{account.Host}</strong>
            <nav aria-label="Места">{Places(view)}</nav>
            <details><summary>Эмулятор</summary><div class="switches">{Switches(view)}</div></details></header>
            <main aria-label="amoCRM">{(widget.IsLoaded ? Place(view, account, widget) : Missing)}</main>
            <footer><details><summary>Вызовы виджета</summary><ol id="calls"></ol></details>
            <a href="/">Все сценарии</a></footer>
            </body>
            </html>
            """).WriteTo(text, Encoder);
        return Results.Text(text.ToString(), MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    private static IHtmlContent Missing => Html.Of($"""
        <section class="sheet"><h1>Виджет не загружен</h1>
        <p>Соберите архив командой pack-widget и назовите его: <code>Emulator__WidgetPath</code>.</p></section>
        """);

    private static IHtmlContent Places(CrmView view) => Html.Join(
    [
        Link(view with { Place = CrmView.Card }, "Сделка", view.Place == CrmView.Card),
        Link(view with { Place = CrmView.Page }, "Настройки", view.Place == CrmView.Page),
        Link(view with { Place = CrmView.Settings }, "Интеграция", view.Place == CrmView.Settings),
    ]);

    private static IHtmlContent Switches(CrmView view) => Html.Join(
    [
        Link(view with { IsDark = !view.IsDark }, view.IsDark ? "Тёмная тема" : "Светлая тема"),
        Link(view with { IsAdmin = !view.IsAdmin }, view.IsAdmin ? "Администратор" : "Обычный пользователь"),
        Link(view with { CachesToken = !view.CachesToken }, view.CachesToken ? "Токен на 30 минут" : "Токен на каждый вызов"),
        Link(view with { BindsFirst = !view.BindsFirst }, view.BindsFirst ? "bind_actions, init" : "init, bind_actions"),
        Link(view with { Language = view.Language == "ru" ? "en" : "ru" }, view.Language == "ru" ? "Русский" : "English"),
    ]);

    private static IHtmlContent Link(CrmView view, string text, bool isHere = false) =>
        Html.Of($"<a href=\"{view.Url}\"{new HtmlString(isHere ? " aria-current=\"page\"" : "")}>{text}</a>");

    private static IHtmlContent Notes(EmulatedAccount account, long deal)
    {
        lock (account.Gate)
            return Html.Join([
                .. account.Notes.Where(note => note.Entity == "leads" && note.EntityId == deal)
                    .Select(note => Html.Of($"<p class=\"note\">{note.Text}</p>")),
            ]);
    }

    private static IHtmlContent Stages(EmulatedAccount account, long deal)
    {
        EmulatedPlace? now;
        lock (account.Gate)
            now = account.Leads.GetValueOrDefault(deal)?.Place;
        var choices =
            from pipeline in EmulatedPipeline.All
            from stage in pipeline.Stages
            let selected = new EmulatedPlace(pipeline.Id, stage.Id) == now ? " selected" : ""
            select Html.Of($"""
                <option value="{pipeline.Id}/{stage.Id}"{new HtmlString(selected)}>{pipeline.Name}: {stage.Name}</option>
                """);
        return Html.Of($"<select id=\"stage\">{Html.Join([.. choices])}</select>");
    }

    private static IHtmlContent Place(CrmView view, EmulatedAccount account, EmulatedWidget widget) => view.Place switch
    {
        CrmView.Page => Html.Of($"""
            <h1 class="title">{(string?)widget.Texts(view.Language)?["advanced"]?["title"]}</h1><div id="list_page_holder"></div>
            """),
        CrmView.Settings => Html.Of($"""
            <section class="dialog" role="dialog" aria-labelledby="dialog-title">
            <img src="/crm/widget/images/logo_medium.png" alt="" width="240" height="84">
            <h1 id="dialog-title"></h1><p id="dialog-text"></p>
            <form id="dialog-form"><div id="dialog-body">
            <p class="label" id="dialog-field"></p>
            <div id="{EmulatedWidget.Code}_custom_content"></div>
            <input type="hidden" id="{EmulatedWidget.Code}_custom" name="consent">
            </div><p id="dialog-said" role="status"></p>
            <div class="buttons"><button type="submit" id="save">Сохранить</button>
            <button type="button" id="switch-off" class="second">Отключить</button></div></form>
            </section>
            """),
        _ => Html.Of($"""
            <div class="card"><section class="sheet"><h1>Сделка #{view.Deal}</h1>
            <dl><dt><label for="stage">Этап</label></dt><dd>{Stages(account, view.Deal)}</dd>
            <dt>Ответственный</dt><dd>{account.Admin.Name}</dd></dl>
            {Notes(account, view.Deal)}</section>
            <section id="widgets_block" aria-label="Виджеты"></section></div>
            """),
    };
}
