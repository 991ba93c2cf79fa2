using CleanAcquiring.Infrastructure.AmoCrm.Wire;

namespace CleanAcquiring.Infrastructure.Planted;

public sealed class WorkerThatReadsForeignWire
{
    public string Read(PlantedInvoiceWire wire) => wire.Name;
}
