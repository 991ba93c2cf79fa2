namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>A list of an account; <paramref name="Type"/> is regular, products, invoices or suppliers.</summary>
internal sealed record EmulatedCatalog(long Id, string Name, string Type, long CreatedAt, int Sort, FieldSet Fields);
