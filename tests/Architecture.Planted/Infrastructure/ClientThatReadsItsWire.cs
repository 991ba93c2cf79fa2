using CleanAcquiring.Infrastructure.AmoCrm.Wire;

namespace CleanAcquiring.Infrastructure.AmoCrm.Invoices;

/// <summary>Allowed: wire types may be read in their own folder.</summary>
public sealed class ClientThatReadsItsWire
{
    public string Read(PlantedInvoiceWire wire) => wire.Name;
}
