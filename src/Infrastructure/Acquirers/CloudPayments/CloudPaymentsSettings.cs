using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>A seller's site, as CloudPayments calls a terminal. Printing it prints its public id.</summary>
/// <param name="PublicId">The buyer's browser sees it.</param>
/// <param name="ApiSecret">The password of the API, and the key of the notifications' signatures.</param>
/// <param name="IsTest">The seller's settings say that payments are not real.</param>
internal sealed record CloudPaymentsSite(string PublicId, string ApiSecret, bool IsTest)
{
    /// <summary>Needs no other setting, so that a damaged one never hides a status.</summary>
    public static CloudPaymentsSite Of(AcquirerConnection connection) => new(
        connection[CloudPaymentsSettings.PublicId] ?? "",
        connection[CloudPaymentsSettings.ApiSecret] ?? "",
        connection.Switch(CloudPaymentsSettings.TestMode) is { IsRefused: false, Value: true });

    public override string ToString() => PublicId;
}

/// <summary>A seller's settings of CloudPayments.</summary>
/// <param name="Site">Its credentials go with every call.</param>
/// <param name="Method">The only way to pay that the widget offers, or any.</param>
internal sealed record CloudPaymentsSettings(CloudPaymentsSite Site, AcquirerMethod Method)
{
    public const string PublicId = "publicId";
    public const string ApiSecret = "apiSecret";
    public const string TestMode = "testMode";
    public const string Registers = "registerNotifications";

    /// <summary>No restriction: the buyer chooses in the widget.</summary>
    public const string Any = "any";

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly HoldLength Week = HoldLength.Of(TimeSpan.FromDays(7));

    /// <summary>The widget's own names. The time to pay is ours, kept by the answer to Check.</summary>
    public static readonly AcquirerMethods Methods = new(
        "paymentMethod",
        new(Any, new("Все способы сайта", "Every way that the site has"), Day) { HoldLength = Week },
        new("Card", new("Банковская карта", "Bank card"), Day) { HoldLength = Week },
        new("ForeignCard", new("Карта иностранного банка", "Card of a foreign bank"), Day) { HoldLength = Week },
        new("Sbp", new("СБП", "SBP"), Day),
        new("TinkoffPay", new("T‑Pay", "T‑Pay"), Day) { HoldLength = Week },
        new("SberPay", new("SberPay", "SberPay"), Day) { HoldLength = Week },
        new("MirPay", new("Mir Pay", "Mir Pay"), Day) { HoldLength = Week },
        new("Dolyame", new("Долями", "Dolyame"), Day),
        new("TcsInstallment", new("Рассрочка Т‑Банка", "T‑Bank instalments"), Day));

    public static IReadOnlyList<SettingField> Form =>
    [
        new(
            PublicId,
            new("Public ID сайта", "Public ID of the site"),
            new("Личный кабинет CloudPayments → Сайты → настройки сайта", "CloudPayments cabinet → Sites → settings of the site"),
            SettingType.Text,
            Required: true)
        {
            MaxLength = 64,
        },
        new(
            ApiSecret,
            new("Пароль для API", "API secret"),
            new(
                "Там же. Включите уведомления Check, Pay, Fail, Confirm, Refund, Cancel (POST, UTF‑8, CloudPayments) на показанный здесь "
                    + "адрес с добавкой /check, /pay, /fail, /confirm, /refund, /cancel",
                "In the same place. Switch on the notifications Check, Pay, Fail, Confirm, Refund, Cancel (POST, UTF‑8, CloudPayments), "
                    + "each to the address shown here with /check, /pay, /fail, /confirm, /refund, /cancel added"),
            SettingType.Text,
            Required: true,
            Secret: true)
        {
            MaxLength = 128,
        },
        new(
            Registers,
            new("Записать адреса уведомлений за меня", "Enter the notification addresses for me"),
            new(
                "При сохранении Pay, Fail, Confirm, Refund и Cancel записываются по API, вместо прежних адресов сайта; Check введите сами. "
                    + "Без этого введите все шесть",
                "On saving, Pay, Fail, Confirm, Refund and Cancel are entered by the API, over the site's former addresses; enter Check "
                    + "yourself. Without it enter all six"),
            SettingType.Boolean)
        {
            Default = "false",
        },
        Methods.Field(
            new("Способ оплаты", "Way to pay"),
            new(
                "Один способ или все. СБП, «Долями» и рассрочка списываются сразу, без холда",
                "One way or all of them. SBP, Dolyame and instalments are captured at once, without a hold")),
        .. FiscalSettings.Fields,
        .. CommonSettings.Fields,
    ];

    /// <summary>True where the money is authorized first: ordered by the seller, and possible by this way to pay.</summary>
    public bool IsTwoStage(PaymentStages stages) => stages == PaymentStages.Two && Method.HoldLength is not null;

    /// <summary>Refused, with the name of the field, where a choice is none of the form's options.</summary>
    public static Result<CloudPaymentsSettings> Read(AcquirerConnection connection)
    {
        var method = Methods.Read(connection);
        return method.IsRefused ? method.Refusal : new CloudPaymentsSettings(CloudPaymentsSite.Of(connection), method.Value);
    }
}
