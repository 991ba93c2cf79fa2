namespace CleanAcquiring.Domain.Planted;

public sealed record InvoiceInfo<T>(T Value);
