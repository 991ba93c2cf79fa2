using CleanAcquiring.Emulator.AmoCrm.Seller;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.Pages;
using Microsoft.AspNetCore.Html;

namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>Renders the list of all scenarios with their links.</summary>
internal static class IndexPage
{
    public static IResult Render(ScenarioList scenarios, AmoCrmState crm, EmulatorOptions options) => Html.Page("Эмулятор", Html.Of($"""
        <h1>Эмулятор amoCRM</h1>
        <p class="soft">Каждый счёт ведёт на свою страницу PayWall, оттуда – на шлюз <code>{options.GatewayUrl}</code>.</p>
        <p><a href="/crm">Кабинет продавца: сделка, настройки, интеграция</a></p>
        <section class="card" aria-label="Сценарии">{Html.Join(scenarios.All.Select(scenario => Row(scenario, crm, options)))}</section>
        <h2>Аккаунты</h2>
        <section class="card">{Html.Join(crm.All.Select(Account))}</section>
        """));

    private static IHtmlContent Row(Scenario scenario, AmoCrmState crm, EmulatorOptions options)
    {
        var account = crm.ById(scenario.AccountId);
        var state = account is null ? null : InvoiceState.Of(account, scenario.InvoiceId);
        return Html.Of($"""
            <div class="row">
            <div><a href="/paywall/{scenario.AccountId}/{scenario.InvoiceId}"><strong>{scenario.Description}</strong></a>
            <p class="soft"><code>{scenario.Name}</code> · {state?.Name ?? $"счёт {scenario.InvoiceId}"} ·
            <a href="{scenario.PayUrl(options)}">сразу платить</a></p></div>
            <div>{Sum(state)} {Badge(state)}</div>
            </div>
            """);
    }

    private static IHtmlContent Sum(InvoiceState? state) =>
        state?.Price is { } price ? Html.Of($"<span class=\"sum\">{Roubles.Show(price)}</span>") : HtmlString.Empty;

    public static IHtmlContent Badge(InvoiceState? state) => state?.Status switch
    {
        null => HtmlString.Empty,
        "paid" or "Оплачен" => Html.Of($"<span class=\"badge good\">оплачен</span>"),
        "created" or "Создан" => Html.Of($"<span class=\"badge\">к оплате</span>"),
        "paid_in_advance" => Html.Of($"<span class=\"badge good\">оплачен в аванс</span>"),
        "partially_paid" => Html.Of($"<span class=\"badge\">оплачен частично</span>"),
        var other => Html.Of($"<span class=\"badge\">{other}</span>"),
    };

    private static IHtmlContent Account(EmulatedAccount account) => Html.Of($"""
        <div class="row"><div><strong>{account.Name}</strong><p class="soft"><code>{account.Host}</code> · {account.Id}</p></div>
        <div class="badge">{account.State switch
        {
            AccountState.Ok => "работает",
            AccountState.ReadOnly => "не оплачен, только чтение",
            AccountState.Unpaid => "не оплачен",
            AccountState.NoWriteRights => "нет прав на запись",
            AccountState.NoRights => "нет прав",
            AccountState.ClosedToAddress => "закрыт по адресам",
            AccountState.Blocked => "заблокирован",
        }}</div></div>
        """);
}
