using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>A seller's settings of T-Bank, by name.</summary>
internal sealed class TBankSettings(AcquirerSettings settings)
{
    public static readonly IReadOnlyList<SettingField> Form =
    [
        new(
            "terminalKey",
            new("Ключ терминала", "Terminal key"),
            new("Личный кабинет → Магазины → Терминалы", "Merchant cabinet → Shops → Terminals"),
            SettingType.Text,
            Required: true
        )
        {
            MaxLength = 64,
        },
        new(
            "password",
            new("Пароль терминала", "Terminal password"),
            new("Там же, рядом с ключом", "In the same place, beside the key"),
            SettingType.Text,
            Required: true,
            Secret: true
        )
        {
            MaxLength = 64,
        },
        new(
            "paymentForm",
            new("Куда ведёт оплата", "Where the payment leads"),
            new("Форма банка со всеми способами или сразу СБП", "The bank's form with all its ways, or SBP at once"),
            SettingType.Choice,
            Options:
            [
                new("page", new("Платёжная форма банка", "The bank's payment form")),
                new("sbp", new("СБП (QR-код)", "SBP (QR code)")),
            ]
        )
        {
            Default = "page",
        },
        new(
            "ffd",
            new("Формат чека", "Receipt format"),
            new("Как настроена касса", "As the cash desk is set up"),
            SettingType.Choice,
            Options: [new("1.05", new("ФФД 1.05", "FFD 1.05")), new("1.2", new("ФФД 1.2", "FFD 1.2"))]
        )
        {
            Default = "1.05",
        },
        .. CommonSettings.Fields,
    ];

    public string TerminalKey => settings["terminalKey"] ?? "";

    public string Password => settings["password"] ?? "";

    public bool IsSbp => settings["paymentForm"] == "sbp";

    public bool IsFfd12 => settings["ffd"] == "1.2";
}
