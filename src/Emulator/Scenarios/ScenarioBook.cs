using CleanAcquiring.Emulator.AmoCrm.World;
using CleanAcquiring.Emulator.AmoCrm.World.Seed;

namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>All the situations. Their names are a contract with scripts outside.</summary>
internal sealed class ScenarioBook(AmoCrmWorld world)
{
    private const long NobodysAccount = 99999999;

    public IReadOnlyList<Scenario> All { get; } =
    [
        new("complete", world.Demo.Id, InvoiceNumbers.Complete, DemoMethods.Card, "Полный счёт: товары, скидки, НДС, плательщик"),
        new("sbp", world.Demo.Id, InvoiceNumbers.Sbp, DemoMethods.Sbp, "Такой же счёт, оплата по СБП"),
        new("free-price", world.Demo.Id, InvoiceNumbers.FreePrice, DemoMethods.Card, "Свободная цена: позиций нет"),
        new("vat-on-top", world.Demo.Id, InvoiceNumbers.VatOnTop, DemoMethods.Card, "НДС сверх цены и строка без НДС"),
        new("legacy", world.Old.Id, InvoiceNumbers.Legacy, DemoMethods.Card, "Старый аккаунт: без кодов статусов и без даты оплаты"),
        new("no-payer-contact", world.Demo.Id, InvoiceNumbers.NoPayerContact, DemoMethods.Card, "У плательщика нет ни почты, ни телефона"),
        new("fractional", world.Demo.Id, InvoiceNumbers.Fractional, DemoMethods.Card, "3 × 33,333333 со скидкой 5 %"),
        new("zero-total", world.Demo.Id, InvoiceNumbers.ZeroTotal, DemoMethods.Card, "Итог равен нулю"),
        new("negative-total", world.Demo.Id, InvoiceNumbers.NegativeTotal, DemoMethods.Card, "Итог меньше нуля"),
        new("no-total-no-items", world.Demo.Id, InvoiceNumbers.NoTotalNoItems, DemoMethods.Card, "Ни итога, ни позиций"),
        new("sum-mismatch", world.Demo.Id, InvoiceNumbers.SumMismatch, DemoMethods.Card, "Итог не сходится с позициями"),
        new("unknown-vat", world.Demo.Id, InvoiceNumbers.UnknownVat, DemoMethods.Card, "Ставка НДС 13 %, которой нет в чеке"),
        new("paid", world.Demo.Id, InvoiceNumbers.Paid, DemoMethods.Card, "Уже оплачен"),
        new("paid-in-advance", world.Demo.Id, InvoiceNumbers.PaidInAdvance, DemoMethods.Card, "Оплачен в аванс"),
        new("partially-paid", world.Demo.Id, InvoiceNumbers.PartiallyPaid, DemoMethods.Card, "Оплачен частично"),
        new("custom-status", world.Demo.Id, InvoiceNumbers.CustomStatus, DemoMethods.Card, "Свой статус продавца без кода"),
        new("deleted", world.Demo.Id, InvoiceNumbers.Deleted, DemoMethods.Card, "Счёт удалён"),
        new("unknown-invoice", world.Demo.Id, InvoiceNumbers.Unknown, DemoMethods.Card, "Такого счёта нет"),
        new("unknown-account", NobodysAccount, InvoiceNumbers.Complete, DemoMethods.Card, "Такого аккаунта нет"),
        new("disconnected", world.Gone.Id, InvoiceNumbers.Disconnected, DemoMethods.Card, "Продавец отключил интеграцию"),
        new("unpaid-account", world.Unpaid.Id, InvoiceNumbers.UnpaidAccount, DemoMethods.Card, "Аккаунт не оплачен (402)"),
        new("blocked-account", world.Blocked.Id, InvoiceNumbers.BlockedAccount, DemoMethods.Card, "Аккаунт заблокирован (403, HTML)"),
        new("foreign-element", world.Demo.Id, InvoiceNumbers.ForeignElement, DemoMethods.Card, "Ответ называет чужой аккаунт"),
        new("nulls-everywhere", world.Demo.Id, InvoiceNumbers.NullsEverywhere, DemoMethods.Card, "Всё, что может быть пустым, пусто"),
        new("method-off", world.Demo.Id, InvoiceNumbers.MethodOff, DemoMethods.CardOff, "Способ оплаты выключен"),
        new("method-unknown", world.Demo.Id, InvoiceNumbers.MethodUnknown, DemoMethods.Nowhere, "Способ оплаты не настроен"),
        new("crm-throttled", world.Demo.Id, InvoiceNumbers.CrmThrottled, DemoMethods.Card, "amoCRM просит не частить (429)"),
        new("crm-down", world.Demo.Id, InvoiceNumbers.CrmDown, DemoMethods.Card, "amoCRM не работает (502)"),
        new("crm-slow", world.Demo.Id, InvoiceNumbers.CrmSlow, DemoMethods.Card, "amoCRM не отвечает вовремя"),
        new("acquirer-down", world.Demo.Id, InvoiceNumbers.AcquirerDown, DemoMethods.CardDown, "Банк недоступен до отправки"),
        new("acquirer-silent", world.Demo.Id, InvoiceNumbers.AcquirerSilent, DemoMethods.CardSilent, "Банк создал платёж и замолчал"),
        new("acquirer-declines", world.Demo.Id, InvoiceNumbers.AcquirerDeclines, DemoMethods.CardDeclines, "Банк отказывается открыть платёж"),
    ];
}
