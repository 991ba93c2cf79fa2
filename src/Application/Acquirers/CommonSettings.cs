using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The settings that every acquirer's form has, and how the rules read them.</summary>
public static class CommonSettings
{
    public const string Receipts = "receipts";
    public const string TaxSystemKey = "taxSystem";
    public const string Vat = "vat";
    public const string Stages = "stages";
    public const string TestMode = "testMode";

    /// <summary>The fields, for an adapter to put into its form.</summary>
    public static IReadOnlyList<SettingField> Fields =>
    [
        new(Receipts, new("Отправлять чеки", "Send fiscal receipts"), new("54-ФЗ, через кассу, подключённую к эквайрингу", "54-FZ, through the cash desk attached to the acquirer"), SettingType.Boolean) { Default = "false" },
        new(TaxSystemKey, new("Система налогообложения", "Tax system"), new("Как в чеке", "As printed on the receipt"), SettingType.Choice, Options:
        [
            new("osn", new("ОСН", "General")),
            new("usn_income", new("УСН доход", "Simplified, income")),
            new("usn_income_outcome", new("УСН доход минус расход", "Simplified, income less expense")),
            new("esn", new("ЕСХН", "Agricultural")),
            new("patent", new("Патент", "Patent")),
        ]) { Default = "osn" },
        new(Vat, new("НДС по умолчанию", "Default VAT"), new("Для строк, где ставка не указана", "For lines that state no rate"), SettingType.Choice, Options:
        [
            new("none", new("Без НДС", "No VAT")),
            new("0", new("0 %", "0 %")),
            new("5", new("5 %", "5 %")),
            new("7", new("7 %", "7 %")),
            new("10", new("10 %", "10 %")),
            new("20", new("20 %", "20 %")),
            new("22", new("22 %", "22 %")),
        ]),
        new(Stages, new("Списание", "Capture"), new("Сразу или после подтверждения", "At once, or after your confirmation"), SettingType.Choice, Options:
        [
            new("one", new("Сразу", "At once")),
            new("two", new("Холд, затем подтверждение", "Hold, then capture")),
        ]) { Default = "one" },
        new(TestMode, new("Тестовый режим", "Test mode"), new("Платежи не настоящие", "Payments are not real"), SettingType.Boolean) { Default = "false" },
    ];

    public static PaymentStages StagesOf(AcquirerSettings settings) => settings[Stages] == "two" ? PaymentStages.Two : PaymentStages.One;

    /// <summary>The terms that the invoice rules check.</summary>
    public static MethodTerms TermsOf(AcquirerProfile profile, AcquirerSettings settings) =>
        new(
            profile.Currencies,
            settings.IsOn(Receipts)
                ? new ReceiptPolicy(TaxSystemOf(settings), DefaultVatOf(settings), profile.ReceiptLimits, profile.VatRates)
                : null
        );

    private static TaxSystem TaxSystemOf(AcquirerSettings settings) => settings[TaxSystemKey] switch
    {
        "usn_income" => TaxSystem.SimplifiedIncome,
        "usn_income_outcome" => TaxSystem.SimplifiedIncomeLessExpense,
        "esn" => TaxSystem.Agricultural,
        "patent" => TaxSystem.Patent,
        _ => TaxSystem.General,
    };

    private static VatRate? DefaultVatOf(AcquirerSettings settings) => settings[Vat] switch
    {
        "none" => VatRate.None,
        "0" => VatRate.Vat0,
        "5" => VatRate.Vat5,
        "7" => VatRate.Vat7,
        "10" => VatRate.Vat10,
        "20" => VatRate.Vat20,
        "22" => VatRate.Vat22,
        _ => null,
    };
}
