using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.AmoCrm.State.Seed;

namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>All scenarios. Their names are a contract with external scripts.</summary>
internal sealed class ScenarioList(AmoCrmState crm)
{
    private const long UnknownAccount = 99999999;

    public IReadOnlyList<Scenario> All { get; } =
    [
        new("complete", crm.Demo.Id, InvoiceNumbers.Complete, DemoMethods.Card, "Полный счёт: товары, скидки, НДС, плательщик"),
        new("sbp", crm.Demo.Id, InvoiceNumbers.Sbp, DemoMethods.Sbp, "Такой же счёт, оплата по СБП"),
        new("free-price", crm.Demo.Id, InvoiceNumbers.FreePrice, DemoMethods.Card, "Свободная цена: позиций нет"),
        new("vat-on-top", crm.Demo.Id, InvoiceNumbers.VatOnTop, DemoMethods.Card, "НДС сверх цены и строка без НДС"),
        new("legacy", crm.Old.Id, InvoiceNumbers.Legacy, DemoMethods.Card, "Старый аккаунт: без кодов статусов и без даты оплаты"),
        new("no-payer-contact", crm.Demo.Id, InvoiceNumbers.NoPayerContact, DemoMethods.Card, "У плательщика нет ни почты, ни телефона"),
        new("fractional", crm.Demo.Id, InvoiceNumbers.Fractional, DemoMethods.Card, "3 × 33,333333 со скидкой 5 %"),
        new("zero-total", crm.Demo.Id, InvoiceNumbers.ZeroTotal, DemoMethods.Card, "Итог равен нулю"),
        new("negative-total", crm.Demo.Id, InvoiceNumbers.NegativeTotal, DemoMethods.Card, "Итог меньше нуля"),
        new("no-total-no-items", crm.Demo.Id, InvoiceNumbers.NoTotalNoItems, DemoMethods.Card, "Ни итога, ни позиций"),
        new("sum-mismatch", crm.Demo.Id, InvoiceNumbers.SumMismatch, DemoMethods.Card, "Итог не сходится с позициями"),
        new("unknown-vat", crm.Demo.Id, InvoiceNumbers.UnknownVat, DemoMethods.Card, "Ставка НДС 13 %, которой нет в чеке"),
        new("paid", crm.Demo.Id, InvoiceNumbers.Paid, DemoMethods.Card, "Уже оплачен"),
        new("paid-in-advance", crm.Demo.Id, InvoiceNumbers.PaidInAdvance, DemoMethods.Card, "Оплачен в аванс"),
        new("partially-paid", crm.Demo.Id, InvoiceNumbers.PartiallyPaid, DemoMethods.Card, "Оплачен частично"),
        new("custom-status", crm.Demo.Id, InvoiceNumbers.CustomStatus, DemoMethods.Card, "Свой статус продавца без кода"),
        new("deleted", crm.Demo.Id, InvoiceNumbers.Deleted, DemoMethods.Card, "Счёт удалён"),
        new("unknown-invoice", crm.Demo.Id, InvoiceNumbers.Unknown, DemoMethods.Card, "Такого счёта нет"),
        new("unknown-account", UnknownAccount, InvoiceNumbers.Complete, DemoMethods.Card, "Такого аккаунта нет"),
        new("disconnected", crm.Gone.Id, InvoiceNumbers.Disconnected, DemoMethods.Card, "Продавец отключил интеграцию"),
        new("unpaid-account", crm.Unpaid.Id, InvoiceNumbers.UnpaidAccount, DemoMethods.Card, "Аккаунт не оплачен (402)"),
        new("blocked-account", crm.Blocked.Id, InvoiceNumbers.BlockedAccount, DemoMethods.Card, "Аккаунт заблокирован (403, HTML)"),
        new("foreign-element", crm.Demo.Id, InvoiceNumbers.ForeignElement, DemoMethods.Card, "Ответ называет чужой аккаунт"),
        new("nulls-everywhere", crm.Demo.Id, InvoiceNumbers.NullsEverywhere, DemoMethods.Card, "Всё, что может быть пустым, пусто"),
        new("method-off", crm.Demo.Id, InvoiceNumbers.MethodOff, DemoMethods.CardOff, "Способ оплаты выключен"),
        new("method-unknown", crm.Demo.Id, InvoiceNumbers.MethodUnknown, DemoMethods.Nowhere, "Способ оплаты не настроен"),
        new("crm-throttled", crm.Demo.Id, InvoiceNumbers.CrmThrottled, DemoMethods.Card, "amoCRM просит не частить (429)"),
        new("crm-down", crm.Demo.Id, InvoiceNumbers.CrmDown, DemoMethods.Card, "amoCRM не работает (502)"),
        new("crm-slow", crm.Demo.Id, InvoiceNumbers.CrmSlow, DemoMethods.Card, "amoCRM не отвечает вовремя"),
        new("acquirer-down", crm.Demo.Id, InvoiceNumbers.AcquirerDown, DemoMethods.CardDown, "Банк недоступен до отправки"),
        new("acquirer-silent", crm.Demo.Id, InvoiceNumbers.AcquirerSilent, DemoMethods.CardSilent, "Банк создал платёж и замолчал"),
        new(
            "acquirer-declines",
            crm.Demo.Id,
            InvoiceNumbers.AcquirerDeclines,
            DemoMethods.CardDeclines,
            "Банк отказывается открыть платёж"
        ),
    ];
}

/// <summary>An invoice and a payment method whose payment link leads to one situation.</summary>
internal sealed record Scenario(string Name, long AccountId, long InvoiceId, string Method, string Description)
{
    public string PayUrl(EmulatorOptions options) => $"{options.GatewayUrl.TrimEnd('/')}/pay/{AccountId}/{InvoiceId}/{Method}";
}
