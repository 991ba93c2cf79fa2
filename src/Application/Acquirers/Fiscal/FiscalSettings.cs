using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers.Fiscal;

/// <summary>The receipts (54-FZ) that an acquirer makes.</summary>
/// <param name="Limits">Of its fiscal register.</param>
/// <param name="Rates">The VAT rates that it can print.</param>
public sealed record FiscalCapabilities(ReceiptLimits Limits, IReadOnlyCollection<VatRate> Rates)
{
    /// <summary>Receipts go to an e-mail address alone: a buyer of whom only a phone is known is asked for one.</summary>
    public bool NeedsEmail { get; init; }

    /// <summary>The rates that a seller's settings complete, where some need a number of his; null where all can be printed.</summary>
    public Func<AcquirerConnection, IReadOnlyCollection<VatRate>>? RatesOf { get; init; }
}

/// <summary>The seller's side of a fiscal receipt. Its fields belong into the form of an acquirer that makes receipts.</summary>
/// <param name="TaxSystem">Printed on the receipt.</param>
/// <param name="DefaultVat">For lines that state no rate; null where such a line is refused.</param>
public sealed record FiscalSettings(TaxSystem TaxSystem, VatRate? DefaultVat)
{
    /// <summary>The receipt says "prepayment": the goods follow later, and a closing receipt with them.</summary>
    public bool IsPrepayment { get; init; }

    private const string ReceiptsKey = "receipts";
    private static readonly SettingCondition WithReceipts = new(ReceiptsKey, "true");

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
        ("22", new("22 %", "22 %"), VatRate.Vat22),
        ("5/105", new("5/105", "5/105"), VatRate.Vat5Of105),
        ("7/107", new("7/107", "7/107"), VatRate.Vat7Of107),
        ("10/110", new("10/110", "10/110"), VatRate.Vat10Of110),
        ("20/120", new("20/120", "20/120"), VatRate.Vat20Of120),
        ("22/122", new("22/122", "22/122"), VatRate.Vat22Of122));

    private static readonly SettingChoice<bool> Basis = new(
        "paymentBasis",
        false,
        ("full_payment", new("Полный расчёт", "Full payment"), false),
        ("full_prepayment", new("Предоплата 100 %", "Full prepayment"), true));

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
        TaxSystems.Field(new("Система налогообложения", "Tax system"), new("Как в чеке", "As printed on the receipt")) with
        {
            ShownWhen = WithReceipts,
        },
        VatRates.Field(
            new("НДС по умолчанию", "Default VAT"), new("Для строк, где ставка не указана", "For lines that state no rate"))
        with
        {
            ShownWhen = WithReceipts,
        },
        Basis.Field(
            new("Признак способа расчёта", "Payment basis"),
            new(
                "Предоплата – если товар передаётся позже; тогда при передаче нужен чек зачёта предоплаты",
                "Prepayment, if the goods are handed over later; a closing receipt is needed then"))
        with
        {
            ShownWhen = WithReceipts,
        },
    ];

    /// <summary>
    /// Null where the seller makes receipts elsewhere. Refused for a value without a meaning: a tax system is never guessed.
    /// </summary>
    public static Result<FiscalSettings?> Read(AcquirerConnection connection)
    {
        var (taxSystem, vat) = (TaxSystems.Read(connection), VatRates.Read(connection));
        var (receipts, isPrepayment) = (connection.Switch(ReceiptsKey), Basis.Read(connection));
        if ((taxSystem.Refusal ?? vat.Refusal ?? receipts.Refusal ?? isPrepayment.Refusal) is { } damage)
            return damage;
        return receipts.Value
            ? new FiscalSettings(taxSystem.Value, vat.Value) { IsPrepayment = isPrepayment.Value }
            : (FiscalSettings?)null;
    }
}
