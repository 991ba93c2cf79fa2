namespace CleanAcquiring.Domain.Planted;

public sealed class InvoiceHelper;
