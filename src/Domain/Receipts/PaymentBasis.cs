namespace CleanAcquiring.Domain.Receipts;

/// <summary>On what terms it is paid (признак способа расчёта).</summary>
public enum PaymentBasis
{
    FullPrepayment,
    Prepayment,
    Advance,
    FullPayment,
}
