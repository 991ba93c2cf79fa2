using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>A seller's shop. Printing it prints its number.</summary>
/// <param name="Id">The number of the shop.</param>
/// <param name="SecretKey">Of the API; of a test shop it begins with <c>test_</c>.</param>
/// <param name="IsTest">The seller's settings say that payments are not real.</param>
internal sealed record YooKassaShop(string Id, string SecretKey, bool IsTest)
{
    /// <summary>Needs no other setting, so that a damaged one never hides a status.</summary>
    public static YooKassaShop Of(AcquirerConnection connection) => new(
        connection[YooKassaSettings.ShopId] ?? "",
        connection[YooKassaSettings.SecretKey] ?? "",
        connection.Switch(YooKassaSettings.TestMode) is { IsRefused: false, Value: true });

    public override string ToString() => Id;
}

/// <summary>A seller's settings of YooKassa.</summary>
/// <param name="Shop">Its credentials go with every call.</param>
/// <param name="Method">The only way to pay that the page offers, or any.</param>
internal sealed record YooKassaSettings(YooKassaShop Shop, AcquirerMethod Method)
{
    public const string ShopId = "shopId";
    public const string SecretKey = "secretKey";
    public const string TestMode = "testMode";

    /// <summary>No restriction: the buyer chooses on YooKassa's page.</summary>
    public const string Any = "any";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>YooKassa's own names; lifetimes and holds are fixed for each and cannot be ordered.</summary>
    public static readonly AcquirerMethods Methods = new(
        "paymentMethod",
        new(Any, new("Все способы магазина", "Every way that the shop has"), Hour) { HoldLength = HoldLength.Of(Week) },
        new("bank_card", new("Банковская карта", "Bank card"), Hour) { HoldLength = HoldLength.Of(Week) },
        new("sbp", new("СБП", "SBP"), Hour),
        new("sberbank", new("SberPay", "SberPay"), Hour) { HoldLength = HoldLength.Of(Week) },
        new("tinkoff_bank", new("T‑Pay", "T‑Pay"), Hour) { HoldLength = HoldLength.Of(Week) },
        new("alfa_pay", new("Alfa Pay", "Alfa Pay"), Hour),
        new("yoo_money", new("Кошелёк ЮMoney", "YooMoney wallet"), Hour) { HoldLength = HoldLength.Of(TimeSpan.FromHours(6)) },
        new("sber_loan", new("Рассрочка и кредит Сбера", "Sber instalments and loans"), TimeSpan.FromHours(72))
        {
            HoldLength = HoldLength.Of(TimeSpan.FromHours(2)),
        },
        new("sber_bnpl", new("Плати частями (Сбер)", "Pay in parts (Sber)"), Hour),
        new("mobile_balance", new("Баланс телефона", "Phone balance"), Hour));

    public static IReadOnlyList<SettingField> Form =>
    [
        new(
            ShopId,
            new("Идентификатор магазина (shopId)", "Shop id (shopId)"),
            new("Личный кабинет ЮKassa → Настройки → Магазин", "YooKassa merchant profile → Settings → Shop"),
            SettingType.Text,
            Required: true)
        {
            MaxLength = 20,
        },
        new(
            SecretKey,
            new("Секретный ключ", "Secret key"),
            new(
                "Личный кабинет ЮKassa → Интеграция → Ключи API. Там же включите HTTP‑уведомления на показанный здесь адрес",
                "YooKassa merchant profile → Integration → API keys. Switch on HTTP notifications there, to the address shown here"),
            SettingType.Text,
            Required: true,
            Secret: true)
        {
            MaxLength = 128,
        },
        Methods.Field(
            new("Способ оплаты", "Way to pay"),
            new(
                "Один способ или все. СБП, Alfa Pay, «Плати частями» и баланс телефона списываются сразу, без холда",
                "One way or all of them. SBP, Alfa Pay, pay in parts and phone balance are captured at once, without a hold")),
        .. FiscalSettings.Fields,
        .. CommonSettings.Fields,
    ];

    /// <summary>True where the money is authorized first: ordered by the seller, and possible by this way to pay.</summary>
    public bool IsTwoStage(PaymentStages stages) => stages == PaymentStages.Two && Method.HoldLength is not null;

    /// <summary>Refused, with the name of the field, where a choice is none of the form's options.</summary>
    public static Result<YooKassaSettings> Read(AcquirerConnection connection)
    {
        var method = Methods.Read(connection);
        return method.IsRefused ? method.Refusal : new YooKassaSettings(YooKassaShop.Of(connection), method.Value);
    }
}
