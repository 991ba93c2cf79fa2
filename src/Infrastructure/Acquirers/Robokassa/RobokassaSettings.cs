using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>A seller's shop with its passwords. Printing it prints its login.</summary>
/// <param name="Login">MerchantLogin.</param>
/// <param name="Live">The passwords of real payments.</param>
/// <param name="Test">The passwords of test payments, which are others; empty where none are given.</param>
/// <param name="RefundPassword">Password #3, of the refund service; empty without access to it.</param>
/// <param name="IsTest">The seller's settings say that payments are not real.</param>
/// <param name="Hash">The algorithm of the shop's signatures.</param>
internal sealed record RobokassaShop(
    string Login, RobokassaPasswords Live, RobokassaPasswords Test, string RefundPassword, bool IsTest, RobokassaHash Hash)
{
    public RobokassaPasswords Passwords => IsTest ? Test : Live;

    /// <summary>Needs no other setting, so that a damaged one never hides a notification or a status.</summary>
    public static RobokassaShop Of(AcquirerConnection connection) => new(
        connection[RobokassaSettings.Login] ?? "",
        new(connection[RobokassaSettings.Password1] ?? "", connection[RobokassaSettings.Password2] ?? ""),
        new(connection[RobokassaSettings.TestPassword1] ?? "", connection[RobokassaSettings.TestPassword2] ?? ""),
        connection[RobokassaSettings.Password3] ?? "",
        connection.Switch(RobokassaSettings.TestMode) is { IsRefused: false, Value: true },
        RobokassaSettings.Hashes.Read(connection) is { IsRefused: false } hash ? hash.Value : RobokassaHash.Md5);

    public override string ToString() => Login;
}

/// <summary>Password #1 signs what we send with a buyer, password #2 what the servers say to each other.</summary>
internal sealed record RobokassaPasswords(string First, string Second)
{
    public override string ToString() => "(passwords)";
}

/// <summary>A seller's settings of Robokassa.</summary>
/// <param name="Shop">Signs everything.</param>
/// <param name="Method">The only way to pay that the page offers, or any.</param>
internal sealed record RobokassaSettings(RobokassaShop Shop, AcquirerMethod Method)
{
    public const string Login = "merchantLogin";
    public const string Password1 = "password1";
    public const string Password2 = "password2";
    public const string Password3 = "password3";
    public const string TestPassword1 = "testPassword1";
    public const string TestPassword2 = "testPassword2";
    public const string TestMode = "testMode";

    /// <summary>No restriction: the buyer chooses on Robokassa's page.</summary>
    public const string Any = "any";

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Robokassa's own codes. A hold is possible by card alone, and by agreement.</summary>
    public static readonly AcquirerMethods Methods = new(
        "paymentMethod",
        new(Any, new("Все способы магазина", "Every way that the shop has"), Day) { HoldLength = HoldLength.Of(Week) },
        new("BankCard", new("Банковская карта", "Bank card"), Day) { HoldLength = HoldLength.Of(Week) },
        new("SBP", new("СБП", "SBP"), Day));

    public static readonly SettingChoice<RobokassaHash> Hashes = new(
        "hash",
        RobokassaHash.Md5,
        ("md5", new("MD5", "MD5"), RobokassaHash.Md5),
        ("ripemd160", new("RIPEMD160", "RIPEMD160"), RobokassaHash.Ripemd160),
        ("sha1", new("SHA1", "SHA1"), RobokassaHash.Sha1),
        ("sha256", new("SHA256", "SHA256"), RobokassaHash.Sha256),
        ("sha384", new("SHA384", "SHA384"), RobokassaHash.Sha384),
        ("sha512", new("SHA512", "SHA512"), RobokassaHash.Sha512));

    private static readonly LocalText Technical =
        new("Личный кабинет Robokassa → Технические настройки", "Robokassa merchant profile → Technical settings");

    public static IReadOnlyList<SettingField> Form =>
    [
        new(
            Login,
            new("Идентификатор магазина", "Shop id (MerchantLogin)"),
            new(
                "Технические настройки магазина. Там же укажите показанный здесь адрес как ResultURL",
                "Technical settings of the shop. Enter the address shown here as ResultURL there"),
            SettingType.Text,
            Required: true)
        {
            MaxLength = 64,
        },
        Secret(Password1, new("Пароль №1", "Password #1"), Technical, isRequired: true),
        Secret(Password2, new("Пароль №2", "Password #2"), Technical, isRequired: true),
        Secret(
            Password3,
            new("Пароль №3", "Password #3"),
            new(
                "Нужен для возвратов; выдаёт поддержка по запросу доступа к API возвратов",
                "For refunds; given on a request for access to the refund API"),
            isRequired: false),
        Secret(TestPassword1, new("Тестовый пароль №1", "Test password #1"), Technical, isRequired: false),
        Secret(TestPassword2, new("Тестовый пароль №2", "Test password #2"), Technical, isRequired: false),
        Hashes.Field(new("Алгоритм расчёта хеша", "Hash algorithm"), Technical),
        Methods.Field(
            new("Способ оплаты", "Way to pay"),
            new("Один способ или все. Холд бывает только у карт и по договору", "One way or all. A hold is for cards, by agreement")),
        .. FiscalSettings.Fields,
        .. CommonSettings.Fields,
    ];

    /// <summary>True where the money is authorized first: ordered by the seller, and possible by this way to pay.</summary>
    public bool IsTwoStage(PaymentStages stages) => stages == PaymentStages.Two && Method.HoldLength is not null;

    /// <summary>Refused, with the name of the field, where a choice is no option, or a needed password is missing.</summary>
    public static Result<RobokassaSettings> Read(AcquirerConnection connection)
    {
        var (method, hash) = (Methods.Read(connection), Hashes.Read(connection));
        if ((method.Refusal ?? hash.Refusal) is { } refusal)
            return refusal;
        var shop = RobokassaShop.Of(connection);
        if (shop.Passwords.First.Length > 0)
            return new RobokassaSettings(shop, method.Value);
        var missing = shop.IsTest ? TestPassword1 : Password1;
        return new Refusal(RefusalKind.MethodUnavailable, "settings.is_required", $"{missing}: is required");
    }

    private static SettingField Secret(string key, LocalText title, LocalText help, bool isRequired) =>
        new(key, title, help, SettingType.Text, Required: isRequired, Secret: true) { MaxLength = 128 };
}
