using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The settings that every acquirer's form has.</summary>
/// <param name="Receipts">Null where the seller makes receipts elsewhere.</param>
/// <param name="Stages">One for an immediate capture, two for a hold first.</param>
/// <param name="IsTest">Payments are not real.</param>
public sealed record CommonSettings(FiscalSettings? Receipts, PaymentStages Stages, bool IsTest)
{
    internal const string TestModeKey = "testMode";
    private const string ReceiptsKey = "receipts";

    private static readonly SettingChoice<TaxSystem> TaxSystems = new(
        "taxSystem",
        TaxSystem.General,
        ("osn", new("ОСН", "General"), TaxSystem.General),
        ("usn_income", new("УСН доход", "Simplified, income"), TaxSystem.SimplifiedIncome),
        ("usn_income_outcome",
            new("УСН доход минус расход", "Simplified, income less expense"), TaxSystem.SimplifiedIncomeLessExpense),
        ("esn", new("ЕСХН", "Agricultural"), TaxSystem.Agricultural),
        ("patent", new("Патент", "Patent"), TaxSystem.Patent));

    private static readonly SettingChoice<VatRate?> VatRates = new(
        "vat",
        null,
        ("none", new("Без НДС", "No VAT"), VatRate.None),
        ("0", new("0 %", "0 %"), VatRate.Vat0),
        ("5", new("5 %", "5 %"), VatRate.Vat5),
        ("7", new("7 %", "7 %"), VatRate.Vat7),
        ("10", new("10 %", "10 %"), VatRate.Vat10),
        ("20", new("20 %", "20 %"), VatRate.Vat20),
        ("22", new("22 %", "22 %"), VatRate.Vat22));

    private static readonly SettingChoice<PaymentStages> StageChoices = new(
        "stages",
        PaymentStages.One,
        ("one", new("Сразу", "At once"), PaymentStages.One),
        ("two", new("Холд, затем подтверждение", "Hold, then capture"), PaymentStages.Two));

    /// <summary>The fields, for an adapter to put into its form.</summary>
    public static IReadOnlyList<SettingField> Fields =>
    [
        new(
            ReceiptsKey,
            new("Отправлять чеки", "Send fiscal receipts"),
            new("54-ФЗ, через кассу, подключённую к эквайрингу", "54-FZ, through the fiscal register attached to the acquirer"),
            SettingType.Boolean)
        {
            Default = "false",
        },
        TaxSystems.Field(new("Система налогообложения", "Tax system"), new("Как в чеке", "As printed on the receipt")),
        VatRates.Field(
            new("НДС по умолчанию", "Default VAT"), new("Для строк, где ставка не указана", "For lines that state no rate")),
        StageChoices.Field(new("Списание", "Capture"), new("Сразу или после подтверждения", "At once, or after your confirmation")),
        new(TestModeKey, new("Тестовый режим", "Test mode"), new("Платежи не настоящие", "Payments are not real"), SettingType.Boolean)
        {
            Default = "false",
        },
    ];

    /// <summary>Refused, with the name of the field, where a stored value has no meaning: a tax system is never guessed.</summary>
    public static Result<CommonSettings> Read(AcquirerSettings settings)
    {
        var (taxSystem, vat, stages) = (TaxSystems.Read(settings), VatRates.Read(settings), StageChoices.Read(settings));
        var (receipts, isTest) = (settings.Switch(ReceiptsKey), settings.Switch(TestModeKey));
        if ((taxSystem.Refusal ?? vat.Refusal ?? stages.Refusal ?? receipts.Refusal ?? isTest.Refusal) is { } damage)
            return damage;
        return new CommonSettings(
            receipts.Value ? new FiscalSettings(taxSystem.Value, vat.Value) : null, stages.Value, isTest.Value);
    }

    /// <summary>The terms that the invoice rules check.</summary>
    public MethodTerms TermsAt(AcquirerProfile profile) => new(
        profile.Currencies,
        Receipts is null ? null : new ReceiptPolicy(Receipts.TaxSystem, Receipts.DefaultVat, profile.ReceiptLimits, profile.VatRates))
    {
        MaxAmount = profile.MaxAmount,
    };
}

/// <summary>The seller's side of a fiscal receipt.</summary>
/// <param name="TaxSystem">Printed on the receipt.</param>
/// <param name="DefaultVat">For lines that state no rate; null where such a line is refused.</param>
public sealed record FiscalSettings(TaxSystem TaxSystem, VatRate? DefaultVat);
