using System.Collections.Frozen;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>The allowed values of a receipt.</summary>
internal static class ReceiptTerms
{
    public const string Format105 = "1.05";
    public const string Format12 = "1.2";

    private static readonly string[] CommonObjects =
    [
        "commodity", "excise", "job", "service", "gambling_bet", "gambling_prize", "lottery", "lottery_prize",
        "intellectual_activity", "payment", "agent_commission", "another",
    ];

    public static FrozenSet<string> TaxSystems { get; } =
        Set(["osn", "usn_income", "usn_income_outcome", "esn", "patent"]);

    public static FrozenSet<string> Taxes { get; } =
        Set(["none", "vat0", "vat5", "vat7", "vat10", "vat20", "vat22", "vat105", "vat107", "vat110", "vat120", "vat122"]);

    public static FrozenSet<string> PaymentMethods { get; } =
        Set(["full_prepayment", "prepayment", "advance", "full_payment", "partial_payment", "credit", "credit_payment"]);

    public static FrozenSet<string> Objects105 { get; } = Set([.. CommonObjects, "composite"]);

    public static FrozenSet<string> Objects12 { get; } = Set(
    [
        .. CommonObjects,
        "contribution", "property_rights", "unrealization", "tax_reduction", "trade_fee", "resort_tax", "pledge", "income_decrease",
        "ie_pension_insurance_without_payments", "ie_pension_insurance_with_payments",
        "ie_medical_insurance_without_payments", "ie_medical_insurance_with_payments",
        "social_insurance", "casino_chips", "agent_payment",
        "excisable_goods_without_marking_code", "excisable_goods_with_marking_code",
        "goods_without_marking_code", "goods_with_marking_code",
    ]);

    private static FrozenSet<string> Set(string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
