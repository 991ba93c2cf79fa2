namespace CleanAcquiring.Domain.Receipts;

/// <summary>What is paid for (признак предмета расчёта).</summary>
public enum PaymentSubject
{
    Commodity,
    Service,
    Job,
    Payment,
    Another,
}
