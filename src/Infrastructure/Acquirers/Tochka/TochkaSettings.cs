using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>A seller's point of sale. Printing it prints its number.</summary>
/// <param name="Token">The JWT key, as a header can carry it.</param>
/// <param name="CustomerCode">The company, nine characters.</param>
/// <param name="MerchantId">The point, fifteen digits.</param>
internal sealed record TochkaShop(string Token, string CustomerCode, string MerchantId)
{
    /// <summary>Needs no other setting, so that a damaged one never hides a notification or a status.</summary>
    public static TochkaShop Of(AcquirerConnection connection) => new(
        TokenOf(connection[TochkaSettings.Token]),
        PastedText.Clean(connection[TochkaSettings.CustomerCode] ?? ""),
        PastedText.Clean(connection[TochkaSettings.MerchantId] ?? ""));

    public override string ToString() => MerchantId;

    // Pasted with line ends, spaces or the word before it.
    private static string TokenOf(string? pasted)
    {
        var text = PastedText.Clean(pasted ?? "");
        if (text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            text = text["Bearer ".Length..];
        return string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));
    }
}

/// <summary>A seller's settings of Tochka.</summary>
/// <param name="Shop">Its token goes with every call.</param>
/// <param name="Modes">The ways to pay that the page offers, in the bank's words.</param>
internal sealed record TochkaSettings(TochkaShop Shop, IReadOnlyList<string> Modes)
{
    public const string Token = "token";
    public const string CustomerCode = "customerCode";
    public const string MerchantId = "merchantId";
    public const string Method = "paymentMethod";
    public const string Card = "card";

    private const string Page = "page";

    /// <summary>The time for which a link is open.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The bank's own words, but for the first. The length of a card's hold is not published.</summary>
    public static readonly AcquirerMethods Methods = new(
        Method,
        new(Page, new("Форма банка: карта и СБП", "The bank's form: card and SBP"), Lifetime),
        new(Card, new("Банковская карта", "Bank card"), Lifetime),
        new("sbp", new("СБП", "SBP"), Lifetime),
        new("tinkoff", new("T‑Pay", "T‑Pay"), Lifetime),
        new("dolyame", new("Долями", "Dolyame (instalments)"), Lifetime));

    public static IReadOnlyList<SettingField> Form =>
    [
        new(
            Token,
            new("JWT‑ключ", "JWT key"),
            new(
                "Интернет‑банк → Сервисы → Интеграции и API. Права: MakeAcquiringOperation, ReadAcquiringData. "
                    + "Показанный здесь адрес подключите как вебхук acquiringInternetPayment: он у ключа один",
                "Internet bank → Services → Integrations and API. Rights: MakeAcquiringOperation, ReadAcquiringData. "
                    + "Register the address shown here as the webhook acquiringInternetPayment: a key has one"),
            SettingType.Text,
            Required: true,
            Secret: true)
        {
            MaxLength = 4096,
        },
        new(
            CustomerCode,
            new("Код клиента (customerCode)", "Customer code (customerCode)"),
            new("9 знаков, из ответа API банка о компаниях", "Nine characters, from the bank's API of companies"),
            SettingType.Text,
            Required: true)
        {
            MaxLength = 20,
        },
        new(
            MerchantId,
            new("Номер точки (merchantId)", "Point of sale (merchantId)"),
            new("15 цифр, раздел «Интернет‑эквайринг»", "15 digits, section \"Internet acquiring\""),
            SettingType.Text,
            Required: true)
        {
            MaxLength = 20,
        },
        Methods.Field(
            new("Способ оплаты", "Way to pay"),
            new(
                "T‑Pay и «Долями» банк подключает отдельно. Всё, кроме карты, списывается сразу, без холда",
                "The bank switches on T‑Pay and Dolyame separately. All but cards are captured at once, without a hold")),
        .. FiscalSettings.Fields,
        .. CommonFields,
    ];

    // Of a hold only the capture exists at this bank, and its end is not published, so that nobody can be told of it.
    private static IEnumerable<SettingField> CommonFields => CommonSettings.Fields.Select(one =>
        one.Key switch
        {
            "stages" => one with
            {
                Help = new(
                    "Холд бывает только по карте. Его можно списать целиком, но нельзя отменить: несписанный вернётся покупателю сам, "
                        + "в срок, который банк не публикует",
                    "Only cards have a hold. It can be captured as a whole and cannot be released: one that is not captured goes back "
                        + "by itself, after a time that the bank does not publish"),
                Options = [.. one.Options!.Select(option => option.Value == "two" ? option with { Title = HoldTitle } : option)],
            },
            "testMode" => one with
            {
                Help = new(
                    "У банка нет тестовых платежей: деньги настоящие и в этом режиме",
                    "The bank has no test payments: money is real in this mode too"),
            },
            _ => one,
        });

    private static LocalText HoldTitle => new("Холд, затем списание (без отмены холда)", "Hold, then capture (a hold cannot be released)");

    /// <summary>True where the money is authorized first: ordered by the seller, and possible by card.</summary>
    public bool IsTwoStage(PaymentStages stages) => stages == PaymentStages.Two && Modes.Contains(Card);

    /// <summary>Refused, with the name of the field, where a choice is none of the form's options.</summary>
    public static Result<TochkaSettings> Read(AcquirerConnection connection)
    {
        var method = Methods.Read(connection);
        if (method.IsRefused)
            return method.Refusal;
        return new TochkaSettings(TochkaShop.Of(connection), method.Value.Value == Page ? [Card, "sbp"] : [method.Value.Value]);
    }
}
