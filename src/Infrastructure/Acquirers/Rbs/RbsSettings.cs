using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>A seller's login at the gateway of his contract. Printing it prints the login.</summary>
internal sealed record RbsShop(string UserName, string Password, RbsEndpoint Endpoint)
{
    public override string ToString() => UserName;
}

/// <summary>A seller's settings of a bank on this engine.</summary>
internal sealed record RbsSettings
{
    public const string UserName = "userName";
    public const string Password = "password";
    public const string Gateway = "gateway";
    public const string PaymentMethod = "paymentMethod";
    public const string CallbackKey = "callbackKey";
    public const string CallbackPublicKey = "callbackPublicKey";

    public const string Page = "page";
    public const string Sbp = "sbp";
    public const string SberPay = "sberpay";

    private const string TestMode = "testMode";

    internal static readonly SettingChoice<bool> CallbackPlaces = new(
        "callbackPlace",
        true,
        ("order", new("С каждым заказом", "With each order"), true),
        ("cabinet", new("Настроен в банке", "Set up at the bank"), false));

    internal static readonly SettingChoice<bool> Ffd12 = new(
        "ffd",
        false,
        ("1.05", new("ФФД 1.05", "FFD 1.05"), false),
        ("1.2", new("ФФД 1.2", "FFD 1.2"), true));

    public required RbsShop Shop { get; init; }

    /// <summary>One of the constants of this class.</summary>
    public required string Method { get; init; }

    /// <summary>The address of notifications goes with the order; the e-com gateway takes none.</summary>
    public required bool SendsCallback { get; init; }

    public required RbsRegister Register { get; init; }

    public bool IsSbp => Method == Sbp;

    /// <summary>Refused, with the name of the field, where gateway or mode has no meaning: a call goes nowhere by guess.</summary>
    public static Result<RbsShop> ReadShop(AcquirerConnection connection, RbsBank bank, RbsOptions options)
    {
        var (gateway, isTest) = (Gateways(bank).Read(connection), connection.Switch(TestMode));
        return (gateway.Refusal ?? isTest.Refusal) is { } damage
            ? damage
            : new RbsShop(connection[UserName] ?? "", connection[Password] ?? "", options.EndpointOf(gateway.Value, isTest.Value));
    }

    /// <summary>Refused, with the name of the field, where a stored value has no meaning.</summary>
    public static Result<RbsSettings> Read(AcquirerConnection connection, RbsBank bank, RbsOptions options)
    {
        var (shop, method) = (ReadShop(connection, bank, options), bank.Methods.Read(connection));
        var (callback, register) = (CallbackPlaces.Read(connection), RbsRegister.Read(connection, bank));
        if ((shop.Refusal ?? method.Refusal ?? callback.Refusal ?? register.Refusal) is { } damage)
            return damage;
        if (method.Value.Value == SberPay && shop.Value.Endpoint.Dialect == RbsDialect.Form)
            return new Refusal(
                RefusalKind.MethodUnavailable, "settings.method_of_another_gateway", $"{PaymentMethod}: SberPay needs the new gateway");
        return new RbsSettings
        {
            Shop = shop.Value,
            Method = method.Value.Value,
            SendsCallback = callback.Value && shop.Value.Endpoint.Dialect == RbsDialect.Form,
            Register = register.Value,
        };
    }

    internal static SettingChoice<RbsGateway> Gateways(RbsBank bank) =>
        new(Gateway, bank.Gateways[0], [.. bank.Gateways.Select(gateway => (gateway.Value, gateway.Title, gateway))]);
}
