using CleanAcquiring.Infrastructure.AmoCrm.Wire;

namespace CleanAcquiring.Infrastructure.AmoCrm.Invoices;

/// <summary>Innocent: the words of a third party may be read in its own folder.</summary>
public sealed class ClientThatReadsItsWire
{
    public string Read(PlantedInvoiceWire wire) => wire.Name;
}
