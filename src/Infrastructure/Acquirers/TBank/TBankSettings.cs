using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>A seller's terminal. Printing it prints its key.</summary>
internal sealed record TBankTerminal(string Key, string Password)
{
    /// <summary>Needs no other setting, so that a damaged one never hides a notification or a status.</summary>
    public static TBankTerminal Of(AcquirerConnection connection) =>
        new(connection[TBankSettings.TerminalKey] ?? "", connection[TBankSettings.Password] ?? "");

    public override string ToString() => Key;
}

/// <summary>A seller's settings of T-Bank.</summary>
/// <param name="Terminal">Signs every call.</param>
/// <param name="Method">The bank's form, or a way to pay that is opened at once without it.</param>
/// <param name="IsFfd12">The fiscal register wants FFD 1.2, not 1.05.</param>
internal sealed record TBankSettings(TBankTerminal Terminal, AcquirerMethod Method, bool IsFfd12)
{
    public const string TerminalKey = "terminalKey";
    public const string Password = "password";
    public const string TestMode = "testMode";

    public const string Page = "page";
    public const string Sbp = "sbp";
    public const string TPay = "tpay";
    public const string SberPay = "sberpay";

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>A hold of a card or by T-Pay lasts seven days, the first of them included; SBP knows no hold.</summary>
    public static readonly AcquirerMethods Methods = new(
        "paymentForm",
        new(Page, new("Платёжная форма банка", "The bank's payment form"), Day)
        {
            // Nothing tells what the buyer chose there: by SberPay it lasts longer.
            HoldLength = HoldLength.OfDays(7, TBankStart.Moscow),
        },
        new(Sbp, new("СБП (QR-код)", "SBP (QR code)"), Day),
        new(TPay, new("T‑Pay", "T‑Pay"), Day) { HoldLength = HoldLength.OfDays(7, TBankStart.Moscow) },
        new(SberPay, new("SberPay", "SberPay"), Day) { HoldLength = HoldLength.OfDays(30, TBankStart.Moscow) });

    private static readonly SettingChoice<bool> Ffd12 = new(
        "ffd",
        false,
        ("1.05", new("ФФД 1.05", "FFD 1.05"), false),
        ("1.2", new("ФФД 1.2", "FFD 1.2"), true));

    public static IReadOnlyList<SettingField> Form =>
    [
        new(
            TerminalKey,
            new("Ключ терминала", "Terminal key"),
            new("Личный кабинет → Магазины → Терминалы", "Merchant cabinet → Shops → Terminals"),
            SettingType.Text,
            Required: true)
        {
            MaxLength = 64,
        },
        new(
            Password,
            new("Пароль терминала", "Terminal password"),
            new("Там же, рядом с ключом", "In the same place, beside the key"),
            SettingType.Text,
            Required: true,
            Secret: true)
        {
            MaxLength = 64,
        },
        Methods.Field(
            new("Куда ведёт оплата", "Where the payment leads"),
            new(
                "Форма банка со всеми способами (там и рассрочка, если включена) или сразу один из них. СБП – сразу, без холда",
                "The bank's form with all its ways (instalments too, where they are on), or one of them at once. SBP knows no hold")),
        Ffd12.Field(
            new("Формат чека", "Receipt format"),
            new("Как настроена касса", "As the fiscal register is set up")),
        .. FiscalSettings.Fields,
        .. CommonSettings.Fields,
    ];

    /// <summary>True where the money is authorized first: ordered by the seller, and possible by this way to pay.</summary>
    public bool IsTwoStage(PaymentStages stages) => stages == PaymentStages.Two && Method.HoldLength is not null;

    /// <summary>Refused, with the name of the field, where a choice is none of the form's options.</summary>
    public static Result<TBankSettings> Read(AcquirerConnection connection)
    {
        var (method, ffd12) = (Methods.Read(connection), Ffd12.Read(connection));
        if ((method.Refusal ?? ffd12.Refusal) is { } refusal)
            return refusal;
        return new TBankSettings(TBankTerminal.Of(connection), method.Value, ffd12.Value);
    }
}
