using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>A bank on this engine, registered by its name: its gateways, its ways to pay, what is known of its register.</summary>
internal sealed record RbsBank
{
    public const string Classic = "classic";
    public const string Ecom = "ecom";

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>The first is taken where the seller chose none.</summary>
    public required IReadOnlyList<RbsGateway> Gateways { get; init; }

    /// <summary>Without lengths of holds, which the bank does not publish.</summary>
    public required AcquirerMethods Methods { get; init; }

    public required IReadOnlyCollection<string> PageHosts { get; init; }

    /// <summary>Numbers of VAT rates that this bank's register has beside those of the engine.</summary>
    public required IReadOnlyDictionary<VatRate, int> VatNumbers { get; init; }

    public static RbsBank Sber { get; } = new()
    {
        Name = "sber",
        Title = "Сбербанк",
        Gateways =
        [
            new(
                Ecom,
                new("Новый (ecommerce.sberbank.ru)", "New (ecommerce.sberbank.ru)"),
                RbsDialect.Json,
                "https://ecommerce.sberbank.ru/ecomm/gw/partner/api/v1/",
                "https://ecomtest.sberbank.ru/ecomm/gw/partner/api/v1/"),
            new(
                Classic,
                new("Прежний (securepayments.sberbank.ru)", "Former (securepayments.sberbank.ru)"),
                RbsDialect.Form,
                "https://securepayments.sberbank.ru/payment/rest/",
                "https://3dsec.sberbank.ru/payment/rest/"),
        ],
        Methods = new(
            RbsSettings.PaymentMethod,
            new(RbsSettings.Page, new("Платёжная форма банка", "The bank's payment form"), Day),
            new(RbsSettings.Sbp, new("СБП (QR-код)", "SBP (QR code)"), Day),
            new(RbsSettings.SberPay, new("SberPay (только новый шлюз)", "SberPay (new gateway only)"), Day)),
        PageHosts = ["sberbank.ru", "sber.ru", "nspk.ru"],
        VatNumbers = new Dictionary<VatRate, int>(),
    };

    public static RbsBank Alfa { get; } = new()
    {
        Name = "alfa",
        Title = "Альфа-Банк",
        Gateways =
        [
            new(
                "new",
                new("Новый: логин начинается с r- (payment.alfabank.ru)", "New: the login starts with r- (payment.alfabank.ru)"),
                RbsDialect.Form,
                "https://payment.alfabank.ru/payment/rest/",
                "https://alfa.rbsuat.com/payment/rest/"),
            new(
                Classic,
                new("Прежний (pay.alfabank.ru)", "Former (pay.alfabank.ru)"),
                RbsDialect.Form,
                "https://pay.alfabank.ru/payment/rest/",
                "https://alfa.rbsuat.com/payment/rest/"),
        ],
        Methods = new(
            RbsSettings.PaymentMethod,
            new(RbsSettings.Page, new("Платёжная форма банка", "The bank's payment form"), Day),
            new(RbsSettings.Sbp, new("СБП (QR-код)", "SBP (QR code)"), Day)),
        PageHosts = ["alfabank.ru", "rbsuat.com", "nspk.ru"],
        // Seen in the bank's module of 2025; 5/105, 7/107, 22 and 22/122 are published nowhere.
        VatNumbers = new Dictionary<VatRate, int> { [VatRate.Vat5] = 10, [VatRate.Vat7] = 12 },
    };
}

/// <summary>A gateway of a bank, which the seller's contract decides.</summary>
/// <param name="Value">Option of the settings form.</param>
/// <param name="Title">The label of the option.</param>
/// <param name="Dialect">The form of its requests.</param>
/// <param name="Live">Prefix with its final slash.</param>
/// <param name="Test">The same for payments that are not real.</param>
internal sealed record RbsGateway(string Value, LocalText Title, RbsDialect Dialect, string Live, string Test);

/// <summary>The form of requests; names of calls and of most fields are the same.</summary>
internal enum RbsDialect
{
    /// <summary>The classic engine: form fields, nested objects as JSON strings inside of them.</summary>
    Form,

    /// <summary>Sber's e-com gateway.</summary>
    Json,
}

/// <summary>The address of calls, and the dialect that is spoken there.</summary>
internal sealed record RbsEndpoint(Uri Prefix, RbsDialect Dialect);
