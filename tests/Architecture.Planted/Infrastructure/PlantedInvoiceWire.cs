namespace CleanAcquiring.Infrastructure.AmoCrm.Wire;

public sealed record PlantedInvoiceWire(string Name);
