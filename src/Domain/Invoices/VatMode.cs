namespace CleanAcquiring.Domain.Invoices;

public enum VatMode
{
    Included,
    OnTop,
    Exempt,
}
