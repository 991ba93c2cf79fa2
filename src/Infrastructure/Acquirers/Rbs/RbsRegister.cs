using System.Globalization;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>The seller's fiscal register: its format, its company and its numbers of VAT rates.</summary>
internal sealed record RbsRegister
{
    private const int LongestCompanyText = 256;

    // The engine's own; the numbers of younger rates differ from bank to bank.
    private static readonly Dictionary<VatRate, int> Engine = new()
    {
        [VatRate.None] = 0, [VatRate.Vat0] = 1, [VatRate.Vat10] = 2,
        [VatRate.Vat10Of110] = 4, [VatRate.Vat20] = 6, [VatRate.Vat20Of120] = 7,
    };

    private static readonly (VatRate Rate, string Key, string Name)[] Configurable =
    [
        (VatRate.Vat5, "vatNumber5", "5 %"), (VatRate.Vat7, "vatNumber7", "7 %"), (VatRate.Vat22, "vatNumber22", "22 %"),
        (VatRate.Vat5Of105, "vatNumber5of105", "5/105"), (VatRate.Vat7Of107, "vatNumber7of107", "7/107"),
        (VatRate.Vat22Of122, "vatNumber22of122", "22/122"),
    ];

    private static readonly (string Member, string Key, LocalText Title)[] Company =
    [
        ("inn", "companyInn", new("ИНН продавца в чеке", "Taxpayer number on the receipt")),
        ("email", "companyEmail", new("E-mail продавца в чеке", "Seller's e-mail on the receipt")),
        ("paymentAddress", "companyPaymentAddress", new("Место расчётов в чеке", "Place of payment on the receipt")),
    ];

    public required bool IsFfd12 { get; init; }

    public required IReadOnlyDictionary<VatRate, int> VatNumbers { get; init; }

    /// <summary>Members of the e-com gateway's <c>company</c> that the seller filled.</summary>
    public required IReadOnlyDictionary<string, string> CompanyMembers { get; init; }

    public static IReadOnlyList<SettingField> Fields(RbsBank bank) =>
    [
        RbsSettings.Ffd12.Field(new("Формат чека", "Receipt format"), new("Как настроена касса", "As the fiscal register is set up")),
        .. Configurable.Select(vat => VatField(bank, vat.Rate, vat.Key, vat.Name)),
        .. bank.Gateways.Any(gateway => gateway.Dialect == RbsDialect.Json)
            ? Company.Select(text => new SettingField(
                text.Key,
                text.Title,
                new("Если его требует касса", "If the fiscal register demands it"),
                SettingType.Text)
            {
                MaxLength = LongestCompanyText,
                ShownWhen = new SettingCondition(RbsSettings.Gateway, RbsBank.Ecom),
            })
            : [],
    ];

    /// <summary>Refused, with the name of the field, where a stored value has no meaning.</summary>
    public static Result<RbsRegister> Read(AcquirerConnection connection, RbsBank bank)
    {
        var ffd12 = RbsSettings.Ffd12.Read(connection);
        if (ffd12.IsRefused)
            return ffd12.Refusal;
        var numbers = new Dictionary<VatRate, int>(Engine);
        foreach (var (rate, number) in bank.VatNumbers)
            numbers[rate] = number;
        foreach (var (rate, key, _) in Configurable)
        {
            if (connection[key] is not { Length: > 0 } stored)
                continue;
            if (!int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 99)
                return new Refusal(RefusalKind.MethodUnavailable, "settings.is_no_number", $"{key}: is no number");
            numbers[rate] = number;
        }
        return new RbsRegister
        {
            IsFfd12 = ffd12.Value,
            VatNumbers = numbers,
            CompanyMembers = Company
                .Where(text => connection[text.Key] is { Length: > 0 })
                .ToDictionary(text => text.Member, text => connection[text.Key]!, StringComparer.Ordinal),
        };
    }

    /// <summary>The rates whose numbers are known; damaged settings are told when a payment is opened.</summary>
    public static IReadOnlyCollection<VatRate> RatesOf(AcquirerConnection connection, RbsBank bank) =>
        Read(connection, bank) is { IsRefused: false, Value: var register } ? [.. register.VatNumbers.Keys] : RbsReceipts.Rates;

    /// <summary>The reason why a receipt cannot be printed: a rate without a number; null for none.</summary>
    public string? Lacks(Receipt? receipt) =>
        receipt?.Lines.Select(line => KeyToFill(line.Vat)).FirstOrDefault(key => key is not null) is { } key
            ? $"{key}: the number of VAT rate {Array.Find(Configurable, vat => vat.Key == key).Name} is not set; ask the bank for it"
            : null;

    /// <summary>The field that must be filled before this rate can be printed; null where its number is known.</summary>
    public string? KeyToFill(VatRate rate) =>
        VatNumbers.ContainsKey(rate) ? null : Array.Find(Configurable, vat => vat.Rate == rate).Key;

    private static SettingField VatField(RbsBank bank, VatRate rate, string key, string name) => new(
        key,
        new($"Номер ставки НДС {name} (taxType)", $"Number of the VAT rate {name} (taxType)"),
        new(
            "Спросите в банке; без него счёт с такой ставкой не оплатить",
            "Ask the bank; without it an invoice with this rate cannot be paid"),
        SettingType.Text)
    {
        MaxLength = 2,
        Default = bank.VatNumbers.TryGetValue(rate, out var known) ? known.ToString(CultureInfo.InvariantCulture) : null,
    };
}
