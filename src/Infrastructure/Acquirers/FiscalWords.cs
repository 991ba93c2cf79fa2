using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers;

/// <summary>The words that Russian fiscal registers share, and with them most acquirers.</summary>
internal static class FiscalWords
{
    public static string Of(TaxSystem system) => system switch
    {
        TaxSystem.General => "osn",
        TaxSystem.SimplifiedIncome => "usn_income",
        TaxSystem.SimplifiedIncomeLessExpense => "usn_income_outcome",
        TaxSystem.Agricultural => "esn",
        TaxSystem.Patent => "patent",
    };

    public static string Of(VatRate rate) => rate switch
    {
        VatRate.None => "none",
        VatRate.Vat0 => "vat0",
        VatRate.Vat5 => "vat5",
        VatRate.Vat7 => "vat7",
        VatRate.Vat10 => "vat10",
        VatRate.Vat20 => "vat20",
        VatRate.Vat22 => "vat22",
        VatRate.Vat5Of105 => "vat105",
        VatRate.Vat7Of107 => "vat107",
        VatRate.Vat10Of110 => "vat110",
        VatRate.Vat20Of120 => "vat120",
        VatRate.Vat22Of122 => "vat122",
    };

    public static string Of(PaymentBasis basis) => basis switch
    {
        PaymentBasis.FullPrepayment => "full_prepayment",
        PaymentBasis.Prepayment => "prepayment",
        PaymentBasis.Advance => "advance",
        PaymentBasis.FullPayment => "full_payment",
        PaymentBasis.PartialPayment => "partial_payment",
    };

    public static string Of(PaymentSubject subject) => subject switch
    {
        PaymentSubject.Commodity => "commodity",
        PaymentSubject.Service => "service",
        PaymentSubject.Job => "job",
        PaymentSubject.Payment => "payment",
        PaymentSubject.Another => "another",
    };
}
