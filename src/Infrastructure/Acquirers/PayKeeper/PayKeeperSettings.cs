using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>A seller's server and its credentials. Printing it prints the server.</summary>
/// <param name="Server">The host; empty where the setting names none of PayKeeper's.</param>
/// <param name="Login">Of a user of the merchant profile.</param>
/// <param name="Password">Of the same user.</param>
/// <param name="SecretWord">Signs notifications.</param>
internal sealed record PayKeeperShop(string Server, string Login, string Password, string SecretWord)
{
    /// <summary>Needs no other setting, so that a damaged one never hides a status.</summary>
    public static PayKeeperShop Of(AcquirerConnection connection) => new(
        HostOf(connection[PayKeeperSettings.Server]),
        connection[PayKeeperSettings.Login] ?? "",
        connection[PayKeeperSettings.Password] ?? "",
        connection[PayKeeperSettings.SecretWord] ?? "");

    public override string ToString() => Server;

    // As it is copied from a browser, or its first label alone.
    private static string HostOf(string? text)
    {
        const string scheme = "https://";
        var name = (text ?? "").Trim().ToLowerInvariant();
        name = (name.StartsWith(scheme, StringComparison.Ordinal) ? name[scheme.Length..] : name).TrimEnd('/');
        var end = "." + PayKeeperOptions.ServerSuffix;
        var label = name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;
        return label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && label[0] != '-'
            ? label + end
            : "";
    }
}

/// <summary>A seller's settings of PayKeeper.</summary>
/// <param name="Shop">Its credentials go with every call.</param>
/// <param name="Method">The way to pay that the page opens with, or any.</param>
internal sealed record PayKeeperSettings(PayKeeperShop Shop, AcquirerMethod Method)
{
    public const string Server = "server";
    public const string Login = "login";
    public const string Password = "password";
    public const string SecretWord = "secretWord";

    /// <summary>The buyer chooses on the page among the ways that are on in the merchant profile.</summary>
    public const string Any = "any";

    public static readonly AcquirerMethods Methods = new(
        "paymentMethod",
        new(Any, new("Все способы магазина", "Every way that the shop has"), TimeSpan.FromHours(24)),
        new("sbp", new("СБП", "SBP"), TimeSpan.FromHours(24)));

    // Login and password are one credential: another user of the same server is the same shop, which the server alone names.
    public static IReadOnlyList<SettingField> Form =>
    [
        new(
            Server,
            new("Адрес сервера PayKeeper", "Address of the PayKeeper server"),
            new("Адрес личного кабинета вида shop.server.paykeeper.ru", "Of the merchant profile: shop.server.paykeeper.ru"),
            SettingType.Text,
            Required: true)
        {
            MaxLength = 120,
        },
        Secret(
            Login,
            new("Логин", "Login"),
            new(
                "Пользователь личного кабинета PayKeeper; лучше завести отдельного для этой интеграции",
                "A user of the PayKeeper merchant profile; better one of its own for this integration")),
        Secret(Password, new("Пароль", "Password"), new("Пароль этого пользователя", "The password of this user")),
        Secret(
            SecretWord,
            new("Секретное слово", "Secret word"),
            new(
                "Личный кабинет PayKeeper → Настройки → Получение информации о платежах: POST‑оповещения на показанный здесь адрес",
                "PayKeeper merchant profile → Settings → Information about payments: POST notifications to the address here")),
        Methods.Field(
            new("Способ оплаты", "Way to pay"),
            new(
                "Все способы, включённые в личном кабинете, или сразу СБП",
                "Every way that is on in the merchant profile, or SBP at once")),
        .. FiscalSettings.Fields,
        .. CommonFields,
    ];

    // Two stages are a setting of PayKeeper's own, not a part of an order.
    private static IEnumerable<SettingField> CommonFields => CommonSettings.Fields.Select(one =>
        one.Key switch
        {
            "stages" => one with
            {
                Help = new(
                    "Двухстадийная оплата в личном кабинете PayKeeper должна быть выключена",
                    "Two-stage payment must be off in the PayKeeper merchant profile"),
                Options = [.. one.Options!.Where(option => option.Value == "one")],
            },
            "testMode" => one with
            {
                Help = new(
                    "У PayKeeper нет признака тестового платежа: тестовый терминал включает поддержка",
                    "PayKeeper does not tell test payments: its support switches a test terminal on"),
            },
            _ => one,
        });

    /// <summary>Refused, with the name of the field, for a choice that is no option, and for a credential that is missing.</summary>
    public static Result<PayKeeperSettings> Read(AcquirerConnection connection)
    {
        var (shop, method) = (PayKeeperShop.Of(connection), Methods.Read(connection));
        if (method.IsRefused)
            return method.Refusal;
        if (shop.Server.Length == 0)
            return Refused(Server, "is no server of PayKeeper");
        return shop.Login.Length == 0 ? Refused(Login, "is required")
            : shop.Password.Length == 0 ? Refused(Password, "is required")
            : shop.SecretWord.Length == 0 ? Refused(SecretWord, "is required")
            : new PayKeeperSettings(shop, method.Value);
    }

    private static Refusal Refused(string key, string fault) =>
        new(RefusalKind.MethodUnavailable, $"settings.{fault.Replace(' ', '_')}", $"{key}: {fault}");

    private static SettingField Secret(string key, LocalText title, LocalText help) =>
        new(key, title, help, SettingType.Text, Required: true, Secret: true) { MaxLength = 128 };
}
