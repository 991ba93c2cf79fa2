using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.Seller;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.Pages;
using Microsoft.AspNetCore.Html;

namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>Renders the page that a seller sends to a buyer: the invoice, and a plain link for each payment method.</summary>
internal static class PaywallPage
{
    public static IResult Render(
        EmulatedAccount? account,
        long accountId,
        long invoiceId,
        ScenarioList scenarios,
        EmulatorOptions options,
        IEnumerable<DemoMethod> further)
    {
        var state = account is null ? null : InvoiceState.Of(account, invoiceId);
        // Unknown invoices have a page as well, because a buyer may have the link of a deleted one.
        var name = state?.Name ?? $"Счёт #{invoiceId}";
        return Html.Page(
            name,
            Html.Of(
                $"""
                <p class="soft">{account?.Name ?? "Неизвестный продавец"}</p>
                <h1>{name}</h1>
                {IndexPage.Badge(state)}
                <section class="card" aria-label="Состав счёта">{Html.Join(Lines(account, invoiceId))}
                <div class="row"><div>{(IsPaid(state) ? "Оплачено" : "К оплате")}</div><div class="sum total">{(
                    state?.Price is { } price ? Roubles.Show(price) : "–"
                )}</div></div></section>
                {(IsPaid(state) && state!.Notes.Count > 0 ? Notes(state) : Methods(accountId, invoiceId, scenarios, options, further))}
                <p class="soft"><a href="/">Все счета</a></p>
                """
            )
        );
    }

    private static bool IsPaid(InvoiceState? state) => state?.Status is "paid" or "paid_in_advance" or "Оплачен";

    private static IHtmlContent Notes(InvoiceState state) => Html.Of($"""
        <section class="card" aria-label="Примечания в сделке"><p class="soft">Примечания в сделке</p>
        {Html.Join(state.Notes.Select(note => Html.Of($"<p>{note}</p>")))}
        </section>
        """);

    private static IHtmlContent Methods(
        long accountId, long invoiceId, ScenarioList scenarios, EmulatorOptions options, IEnumerable<DemoMethod> further) =>
        Html.Of($"""
        <section class="card" aria-label="Способы оплаты">
        <p>Выберите способ оплаты</p>
        {Html.Join(Links(accountId, invoiceId, scenarios, options, further))}
        </section>
        """);

    /// <summary>Lists the method of the scenario first, then the usual ones.</summary>
    private static IEnumerable<IHtmlContent> Links(
        long accountId, long invoiceId, ScenarioList scenarios, EmulatorOptions options, IEnumerable<DemoMethod> further)
    {
        var ofSeller = scenarios.All.Where(scenario => scenario.AccountId == accountId).ToArray();
        var own = ofSeller.Where(scenario => scenario.InvoiceId == invoiceId).Select(scenario => scenario.Method);
        string[] usual = Array.Exists(ofSeller, scenario => scenario.Method == DemoMethods.Sbp)
            ? [DemoMethods.Card, DemoMethods.Sbp, .. further.Select(method => method.Code)]
            : [DemoMethods.Card];
        var pay = $"{options.GatewayUrl.TrimEnd('/')}/pay/{accountId}/{invoiceId}";
        return own.Concat(usual).Distinct(StringComparer.Ordinal).Select((code, index) => Html.Of($"""
            <a class="{(index == 0 ? "pay" : "pay second")}" href="{pay}/{code}">{DemoMethods.Title(code)}</a>
            """));
    }

    private static IEnumerable<IHtmlContent> Lines(EmulatedAccount? account, long invoiceId)
    {
        if (account is null)
            return [];
        lock (account.Gate)
            return account.Elements.TryGetValue((account.Invoices.Id, invoiceId), out var invoice)
                ?
                [
                    .. (invoice.Field("ITEMS")?["values"] as JsonArray ?? [])
                        .Select(holder => holder?["value"])
                        .OfType<JsonObject>()
                        .Select(Line),
                ]
                : [];
    }

    private static IHtmlContent Line(JsonObject line) => Html.Of($"""
        <div class="row"><div>{line["description"] ?? "Позиция"}
        <p class="soft">{Roubles.Show($"{line["unit_price"]}")} × {Roubles.Plain($"{line["quantity"]}")}
        {line["unit_type"]}{Discount(line["discount"])}</p></div>
        <div class="sum">{Roubles.Show($"{line["total_sum"] ?? line["unit_price"]}")}</div></div>
        """);

    private static string Discount(JsonNode? discount)
    {
        var value = $"{discount?["value"]}";
        if (value is "" or "0")
            return "";
        var isPercentage = discount!["type"]?.ToString() == "percentage";
        return $", скидка {(isPercentage ? $"{Roubles.Plain(value)} %" : Roubles.Show(value))}";
    }
}
