using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>The settings form of a bank.</summary>
internal static class RbsForm
{
    private const int LongestLogin = 64;
    private const int LongestKey = 8_000;

    public static IReadOnlyList<SettingField> Of(RbsBank bank) =>
    [
        new(
            RbsSettings.UserName,
            new("Логин API", "API login"),
            new("Обычно оканчивается на -api; логин личного кабинета не подходит", "Usually ends in -api; the cabinet's login will not do"),
            SettingType.Text,
            Required: true)
        {
            MaxLength = LongestLogin,
        },
        new(
            RbsSettings.Password,
            new("Пароль API", "API password"),
            new(
                "Постоянный: временный сначала замените",
                "The permanent one: replace the temporary one first"),
            SettingType.Text,
            Required: true,
            Secret: true)
        {
            MaxLength = LongestLogin,
        },
        RbsSettings.Gateways(bank).Field(
            new("Шлюз", "Gateway"),
            new(
                "По договору с банком; у тестового режима свой адрес и свой пароль",
                "By your contract; test mode has its own address and password")),
        bank.Methods.Field(
            new("Куда ведёт оплата", "Where the payment leads"),
            new(
                "Форма банка со всеми способами магазина или сразу один из них. СБП списывает сразу, без холда",
                "The bank's form with all ways of the shop, or one of them at once. SBP captures at once, without a hold")),
        .. CallbackFields(bank),
        .. RbsRegister.Fields(bank),
        .. FiscalSettings.Fields,
        .. CommonSettings.Fields,
    ];

    // The e-com gateway signs nothing and takes the address in the cabinet alone.
    private static IEnumerable<SettingField> CallbackFields(RbsBank bank)
    {
        var shown = bank.Gateways.All(gateway => gateway.Dialect == RbsDialect.Form)
            ? null
            : new SettingCondition(RbsSettings.Gateway, RbsBank.Classic);
        yield return RbsSettings.CallbackPlaces.Field(
            new("Адрес уведомлений", "Notification address"),
            new(
                "«С каждым заказом» должен разрешить банк; иначе попросите банк настроить адрес, показанный здесь",
                "The bank must allow \"with each order\"; else ask it to set up the address shown here"))
            with
        {
            ShownWhen = shown,
        };
        yield return new SettingField(
            RbsSettings.CallbackKey,
            new("Ключ уведомлений (симметричный)", "Notification key (symmetric)"),
            new("Если банк подписывает уведомления общим ключом", "If the bank signs notifications by a shared key"),
            SettingType.Text,
            Secret: true)
        {
            ShownWhen = shown,
        };
        yield return new SettingField(
            RbsSettings.CallbackPublicKey,
            new("Открытый ключ уведомлений", "Public key of notifications"),
            new(
                "Ключ или сертификат банка (PEM) одной строкой, если подпись асимметричная",
                "The bank's key or certificate (PEM) on one line, if the signature is asymmetric"),
            SettingType.Text)
        {
            MaxLength = LongestKey,
            ShownWhen = shown,
        };
    }
}
