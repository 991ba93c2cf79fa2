using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>A seller's shop. Printing it prints its id.</summary>
/// <param name="Id">Names the shop.</param>
/// <param name="SecretKey">Authenticates calls and signs notifications.</param>
internal sealed record XyzShop(string Id, string SecretKey)
{
    /// <summary>Needs no other setting, so that a damaged one never hides a status.</summary>
    public static XyzShop Of(AcquirerConnection connection) =>
        new(connection[XyzSettings.ShopId] ?? "", connection[XyzSettings.SecretKey] ?? "");

    public override string ToString() => Id;
}

/// <summary>A seller's settings of Xyz.</summary>
/// <param name="Shop">Its credentials go with every call.</param>
/// <param name="Method">The only way to pay that the page offers, or any.</param>
internal sealed record XyzSettings(XyzShop Shop, AcquirerMethod Method)
{
    public const string ShopId = "shopId";
    public const string SecretKey = "secretKey";

    /// <summary>No restriction: the buyer chooses on the page.</summary>
    public const string Any = "any";

    // Replace: the ways to pay in the acquirer's own words, each with the time that a buyer has.
    public static readonly AcquirerMethods Methods = new(
        "paymentMethod",
        new(Any, new("Все способы магазина", "Every way that the shop has"), TimeSpan.FromHours(24)),
        new("card", new("Банковская карта", "Bank card"), TimeSpan.FromHours(24)));

    // Replace: the fields, each with the place where a seller finds its value.
    public static IReadOnlyList<SettingField> Form =>
    [
        new(
            ShopId,
            new("Идентификатор магазина", "Shop id"),
            new("Личный кабинет Xyz → Магазин", "Xyz merchant profile → Shop"),
            SettingType.Text,
            Required: true)
        {
            MaxLength = 64,
        },
        new(
            SecretKey,
            new("Секретный ключ", "Secret key"),
            new("Личный кабинет Xyz → Ключи API", "Xyz merchant profile → API keys"),
            SettingType.Text,
            Required: true,
            Secret: true)
        {
            MaxLength = 128,
        },
        Methods.Field(new("Способ оплаты", "Way to pay"), new("Один способ или все", "One way or all of them")),
        .. FiscalSettings.Fields,
        .. CommonSettings.Fields,
    ];

    /// <summary>Refused, with the name of the field, where a choice is none of the options or a credential is missing.</summary>
    public static Result<XyzSettings> Read(AcquirerConnection connection)
    {
        var (shop, method) = (XyzShop.Of(connection), Methods.Read(connection));
        if (method.IsRefused)
            return method.Refusal;
        if (shop is { Id.Length: > 0, SecretKey.Length: > 0 })
            return new XyzSettings(shop, method.Value);
        var missing = shop.Id.Length == 0 ? ShopId : SecretKey;
        return new Refusal(RefusalKind.MethodUnavailable, "settings.is_required", $"{missing}: is required");
    }
}
