using System.Globalization;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>An invoice of a seller in the emulator's load; the sellers are counted from 1, their invoices from 0.</summary>
internal sealed record LoadInvoice(int Seller, int Number)
{
    /// <summary>Roubles, of each of them.</summary>
    public const decimal Sum = 3500m;

    public long Id => 600_000 + Seller * 1000 + Number;

    public string Host => string.Create(CultureInfo.InvariantCulture, $"load{Seller}.amocrm.ru");

    public string PayPath => string.Create(CultureInfo.InvariantCulture, $"/pay/{20_000_000 + Seller}/{Id}/card");
}
